import { expectNoBarrier, expectToFit, wcag } from "./support/accessibility";
import { newProduct } from "./support/backend";
import { addToCart, expect, open, openCheckout, placeOrder, status, test } from "./support/shop";

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
  const menu = page.getByRole("dialog", { name: "Switch shopper" });
  expect(await menu.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
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
  await page.locator("li[data-order] a").click();
  await expect(page).toHaveURL(/\/orders\/./);
  await expect(page.getByTestId("tracking")).toBeVisible();
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
