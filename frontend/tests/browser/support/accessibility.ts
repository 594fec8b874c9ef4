import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { frontend } from "./processes";

const axe = readFileSync(path.join(frontend, "node_modules/axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and everything below it. */
export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** For the pages of the shop, also the best practices of axe. */
const ours = [...wcag, "best-practice"];

async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

export async function expectAccessible(page: Page, rules = ours): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await colours(page);
    expect(await violations(page, rules), `in the ${colorScheme} scheme`).toEqual([]);
  }
}

/** The page must not scroll sideways at the smallest width. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

/** Waits for the transitions to the colours of a new scheme; axe would measure colours in between. */
async function colours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}
