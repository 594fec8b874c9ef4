// Adds the other platforms' optional packages to package-lock.json when `npm install` ran where only
// this platform's are available. `npm ci` refuses a lock that leaves any of them out.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

const OS = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
  wasi: "none",
};
const CPU = {
  arm64: "arm64",
  x64: "x64",
  ia32: "ia32",
  arm: "arm",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  wasm32: "wasm32",
};

function platform(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => OS[word]).filter((word) => word && word !== "none");
  const cpu = words.map((word) => CPU[word]).filter(Boolean);
  return {
    ...(os.length ? { os } : name === "fsevents" ? { os: ["darwin"] } : {}),
    ...(cpu.length ? { cpu } : {}),
  };
}

const lowest = (range) => range.replace(/^[\^~>=v\s]+/, "");

for (const entry of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const known = Object.keys(lock.packages).some((key) => key === path || key.endsWith(`/${path}`));
    if (known) continue;
    const runsOn = platform(name);
    if (Object.keys(runsOn).length === 0) throw new Error(`${name}: no platform in its name`);
    const dev = entry.dev ? { dev: true } : {};
    lock.packages[path] = { version: lowest(range), ...dev, optional: true, ...runsOn };
  }
}

const names = Object.keys(lock.packages).sort();
lock.packages = Object.fromEntries(names.map((name) => [name, lock.packages[name]]));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
