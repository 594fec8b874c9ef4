// Where the Chromium of @sparticuz/chromium is. The package unpacks into the temporary folder of the machine, where the
// first user's browser cannot be started by a second user, and an older version's is found in place of this one's.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import chromium from "@sparticuz/chromium";

const target = path.join(import.meta.dirname, "../target");
const { version } = createRequire(import.meta.url)("../package-lock.json").packages[
  "node_modules/@sparticuz/chromium"
];

/** The browser that CHROMIUM_PATH names, else this project's own, which is unpacked on first use. */
export async function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folder = path.join(target, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return path.join(folder, "chromium");
}

/** Unpacks under another name first, so that an interrupted unpacking is never used as a browser. */
async function unpackInto(folder) {
  mkdirSync(target, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = unfinished;
  try {
    await chromium.executablePath();
    rename(unfinished, folder);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Another process may have unpacked the same browser at the same time. */
function rename(unfinished, folder) {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
