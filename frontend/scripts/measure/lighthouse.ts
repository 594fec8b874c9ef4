import { chromium } from "@playwright/test";
import { freePort } from "../../tests/browser/support/processes";

interface Audit {
  title: string;
  score: number | null;
  scoreDisplayMode: string;
  numericValue?: number;
}

interface Report {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<string, Audit>;
}

type Lighthouse = (url: string, options: object) => Promise<{ lhr: Report } | undefined>;

/** The default of Lighthouse: a simulated phone on a simulated slow connection. */
export async function lighthouse(url: string): Promise<Report> {
  // Named by a variable, because it is installed only to measure and the type check runs without it.
  const tool = "./node_modules/lighthouse/core/index.js";
  const { default: run } = (await import(tool)) as { default: Lighthouse };
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.SHOP_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    const result = await run(url, { port, logLevel: "error", output: "json" });
    if (!result) throw new Error(`Lighthouse has no result for ${url}`);
    return result.lhr;
  } finally {
    await browser.close();
  }
}
