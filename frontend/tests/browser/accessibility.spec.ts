import { expectAccessible, expectNoOverflow, wcag } from "./support/accessibility";
import { newProduct } from "./support/backend";
import { addToCart, expect, open, openCheckout, placeOrder, status, test } from "./support/shop";

/** The longest name, without a place to break it, and the highest price. */
const longest = {
  title: "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik".repeat(4).slice(0, 200),
  price: 1_000_000_000,
};

test("the product list", async ({ page }) => {
  await newProduct(longest);
  await open(page, "/");
  await expect(page.locator("li[data-product]").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("button", { name: /Switch shopper/ }).click();
  await expectAccessible(page);
  const menu = page.getByRole("dialog", { name: "Switch shopper" });
  expect(await menu.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});

test("from product to order", async ({ page }) => {
  const product = await newProduct({ ...longest, stock: 3 });
  await addToCart(page, product);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await open(page, "/cart");
  await expect(page.getByTestId("total")).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await openCheckout(page);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await expectNoOverflow(page);
  await open(page, "/orders");
  await expect(page.locator("li[data-order]")).toHaveCount(1);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.locator("li[data-order] a").click();
  await expect(page).toHaveURL(/\/orders\/./);
  await expect(page.getByTestId("tracking")).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test("empty pages", async ({ page }) => {
  for (const address of ["/cart", "/checkout", "/orders"]) {
    await open(page, address);
    await expect(page.getByRole("heading", { name: /Your cart is empty|No orders yet/ })).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);
  }
});

test("the API reference, closed and tried out", async ({ page }) => {
  await open(page, "/docs");
  const operation = page.locator("#operations-catalog-listProducts");
  await expect(operation).toBeVisible();
  await expectAccessible(page, wcag);
  await expectNoOverflow(page);
  await page.getByRole("button", { name: "get /products", exact: true }).click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.locator(".live-responses-table")).toBeVisible();
  await expectAccessible(page, wcag);
});

test.describe("a missing page", () => {
  test.use({ expectedErrors: /status of 404/ });

  test("is accessible", async ({ page }) => {
    await open(page, "/no-such-page");
    await expectAccessible(page);
    await expectNoOverflow(page);
  });
});
