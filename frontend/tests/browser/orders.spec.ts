import type { Route } from "@playwright/test";
import { newProduct } from "./support/backend";
import { addToCart, expect, open, openCheckout, placeOrder, status, test } from "./support/shop";

test("the history lists orders, newest first, with status, total and tracking number", async ({ page }) => {
  await open(page, "/orders");
  await expect(page.getByRole("heading", { name: "No orders yet" })).toBeVisible();
  const titles: string[] = [];
  for (const price of [10, 20]) {
    const product = await newProduct({ price });
    titles.unshift(product.title);
    await addToCart(page, product);
    await openCheckout(page);
    await placeOrder(page).click();
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  }
  await open(page, "/orders");
  const orders = page.locator("li[data-order]");
  await expect(orders).toHaveCount(2);
  await expect(orders.first()).toContainText(titles[0] ?? "");
  await expect(orders.first()).toContainText("€20.00");
  await expect(orders.first()).toContainText("Shipped");
  await expect(orders.first()).toContainText(/TRK-[0-9A-Z]{8}/);
  await orders.last().getByRole("link").click();
  await expect(page).toHaveURL(/\/orders\//);
  await expect(page.getByText("What happened so far")).toBeVisible();
  await expect(page.getByTestId("tracking")).toBeVisible();
});

test("an open order list follows a pending order to its end", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  const asPending = async (route: Route) => {
    const response = await route.fetch();
    const { orders } = (await response.json()) as { orders: object[] };
    await route.fulfill({
      response,
      json: { orders: orders.map((order) => ({ ...order, status: "PENDING" })) },
    });
  };
  await page.route("**/api/orders/orders?*", asPending, { times: 1 });
  await open(page, "/orders");
  await expect(status(page, "PENDING")).toBeVisible();
  await expect(status(page, "SHIPPED")).toBeVisible();
});

test("an open order list shows an order that another window places", async ({ page, context }) => {
  await addToCart(page, await newProduct());
  const other = await context.newPage();
  await open(other, "/orders");
  await expect(other.getByRole("heading", { name: "No orders yet" })).toBeVisible();
  await openCheckout(page);
  await placeOrder(page).click();
  await expect(other.locator("li[data-order]")).toHaveCount(1);
  await expect(status(other, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expect(other.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
});

test.describe("an order that is not the shopper's", () => {
  test.use({ expectedErrors: /status of 40[34]/ });

  test("is not shown", async ({ page }) => {
    await open(page, "/orders/no-such-order");
    await expect(page.getByRole("heading", { name: "We can’t find this order" })).toBeVisible();
  });
});
