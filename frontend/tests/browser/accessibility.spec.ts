import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { newProduct } from "./support/backend";
import { frontend } from "./support/processes";
import { addToCart, expect, open, openCheckout, placeOrder, status, test } from "./support/shop";

const axe = readFileSync(path.join(frontend, "node_modules/axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and everything below it. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** And what axe holds to be good practice, for all that is ours. */
const ours = [...wcag, "best-practice"];

async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

async function expectNoBarrier(page: Page, rules = ours) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page, rules), `in the ${colorScheme} scheme`).toEqual([]);
  }
}

/** Nothing may stick out at the smallest width. */
async function expectToFit(page: Page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

/** As long as a name may be, without a place to break it, and as dear as nothing is. */
const monster = {
  title: "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik".repeat(4).slice(0, 200),
  price: 1_000_000_000,
};

test("the shop window", async ({ page }) => {
  await newProduct(monster);
  await open(page, "/");
  await expect(page.locator("li[data-product]").first()).toBeVisible();
  await expectNoBarrier(page);
  await expectToFit(page);
  await page.getByRole("button", { name: /Switch shopper/ }).click();
  await expectNoBarrier(page);
});

test("from product to order", async ({ page }) => {
  const product = await newProduct({ ...monster, stock: 3 });
  await addToCart(page, product);
  await expectNoBarrier(page);
  await expectToFit(page);
  await open(page, "/cart");
  await expect(page.getByTestId("total")).toBeVisible();
  await expectNoBarrier(page);
  await expectToFit(page);
  await openCheckout(page);
  await expectNoBarrier(page);
  await expectToFit(page);
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expectNoBarrier(page);
  await expectToFit(page);
  await open(page, "/orders");
  await expect(page.locator("li[data-order]")).toHaveCount(1);
  await expectNoBarrier(page);
  await expectToFit(page);
});

test("pages with nothing on them", async ({ page }) => {
  for (const address of ["/cart", "/checkout", "/orders"]) {
    await open(page, address);
    await expect(page.getByRole("heading", { name: /Your cart is empty|No orders yet/ })).toBeVisible();
    await expectNoBarrier(page);
    await expectToFit(page);
  }
});

test("the API reference, closed and tried out", async ({ page }) => {
  await open(page, "/docs");
  const operation = page.locator("#operations-catalog-listProducts");
  await expect(operation).toBeVisible();
  await expectNoBarrier(page, wcag);
  await expectToFit(page);
  await page.getByRole("button", { name: "get /products", exact: true }).click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.locator(".live-responses-table")).toBeVisible();
  await expectNoBarrier(page, wcag);
});

test.describe("what is not there", () => {
  test.use({ expectedErrors: /status of 404/ });

  test("the page that says so", async ({ page }) => {
    await open(page, "/no-such-page");
    await expectNoBarrier(page);
    await expectToFit(page);
  });
});
