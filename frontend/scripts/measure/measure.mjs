// Prints how fast the shop is: npm run measure -- [address], http://127.0.0.1:3000 by default.
// A production build has to run there (npm run build && npm start). The tools are installed on the first run.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const shop = (process.argv[2] ?? "http://127.0.0.1:3000").replace(/\/+$/, "");
const JS_GOAL = 130_000;
const SCORE_GOAL = 95;
const line = (what, value, goal) => console.log(`${what.padEnd(34)} ${String(value).padStart(9)}   ${goal}`);

/** The scripts that the document names, as a browser without a cache would fetch them. */
async function firstLoad(page) {
  const html = await (await fetch(shop + page)).text();
  const names = new Set(html.match(/\/_next\/static\/[^"'\\ ]+\.js/g));
  const sizes = await Promise.all(
    [...names].map(async (name) => {
      const script = Buffer.from(await (await fetch(shop + name)).arrayBuffer());
      return { legacy: html.includes(`${name}" noModule`), bytes: gzipSync(script, { level: 9 }).length };
    }),
  );
  const bytes = sizes.filter(({ legacy }) => !legacy).reduce((sum, size) => sum + size.bytes, 0);
  line(`${page}: first-load JS, gzipped`, `${(bytes / 1000).toFixed(1)} kB`, `goal ≤ ${JS_GOAL / 1000} kB`);
  line(`${page}: products in the first answer`, html.split("data-product=").length - 1, "goal > 0");
}

async function browserPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

async function lighthouseScores(page) {
  if (!existsSync(`${here}/node_modules`)) {
    console.log("Installing Lighthouse …");
    const npm = [
      "install",
      "--no-package-lock",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    if (spawnSync("npm", npm, { cwd: here, stdio: "inherit" }).status !== 0) process.exit(1);
  }
  const { default: lighthouse } = await import("lighthouse");
  const { launch } = await import("./node_modules/chrome-launcher/dist/index.js");
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
  ];
  const chrome = await launch({ chromePath: await browserPath(), chromeFlags: flags, logLevel: "silent" });
  try {
    const options = { port: chrome.port, logLevel: "error", output: "json" };
    const { lhr } = await lighthouse(shop + page, options);
    for (const { title, score } of Object.values(lhr.categories)) {
      line(`${page}: Lighthouse ${title}`, Math.round(score * 100), `goal ≥ ${SCORE_GOAL}`);
    }
    for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      if (scoreDisplayMode === "binary" && score === 0) console.log(`  ${id}: ${title}`);
    }
  } finally {
    chrome.kill();
  }
}

await firstLoad("/");
await lighthouseScores("/");
