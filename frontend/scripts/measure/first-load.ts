import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

export interface FirstLoad {
  /** Gzipped bytes of the scripts that the document names. */
  scripts: number;
  /** The part that every page of every Next.js application of this version loads. */
  framework: number;
  document: number;
  products: number;
}

const build = path.join(import.meta.dirname, "../../.next");
const gzipped = (content: string | Buffer) => gzipSync(content).length;

/** The scripts that hydration needs without a cache, without the polyfills of old browsers. */
export async function firstLoad(url: string): Promise<FirstLoad> {
  const html = await (await fetch(url)).text();
  const isForOldBrowsers = (name: string) => html.includes(`${name}" noModule`);
  const named = [...new Set(html.match(/(?<=\/_next\/)static\/[^"'\\ ]+\.js/g))];
  const names = named.filter((name) => !isForOldBrowsers(name));
  const manifest = JSON.parse(readFileSync(path.join(build, "build-manifest.json"), "utf8")) as {
    rootMainFiles: string[];
  };
  const size = (files: string[]) =>
    files.reduce((sum, file) => sum + gzipped(readFileSync(path.join(build, file))), 0);
  return {
    scripts: size(names),
    framework: size(names.filter((name) => manifest.rootMainFiles.includes(name))),
    document: gzipped(html),
    products: html.split("data-product=").length - 1,
  };
}
