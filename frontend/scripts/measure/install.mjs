// Installs Lighthouse beside this file when its lock is newer than what is there. It is no dependency of the shop:
// everybody who builds the shop would wait for its two hundred packages. One of them asks for the "latest" of another,
// which no lock can keep; package.json overrides that.
import { spawnSync } from "node:child_process";
import { statSync, utimesSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const installed = `${here}node_modules/.package-lock.json`;
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changedAt(`${here}package-lock.json`) > changedAt(installed)) {
  console.log("Installing Lighthouse …");
  const { status } = spawnSync("npm", ["ci", "--loglevel=error"], { cwd: here, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(installed, new Date(), new Date());
}
