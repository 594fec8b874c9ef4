import type { Page, Route } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./support/accessibility";
import { newProduct, setPaymentSuccessRate, setStock, stockOf } from "./support/backend";
import {
  addToCart,
  countOrders,
  currentShopper,
  expect,
  line,
  open,
  openCheckout,
  placeOrder,
  reload,
  status,
  test,
} from "./support/shop";

test("a shopper buys something and sees it shipped", async ({ page }) => {
  const product = await newProduct({ stock: 10 });
  await addToCart(page, product, 2);
  await page.getByRole("link", { name: "View cart" }).click();
  await expect(page.getByTestId("total")).toHaveText("€25.00");
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await placeOrder(page).click();

  await expect(page).toHaveURL(/\/checkout\?order=/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId("tracking")).toHaveText(/^TRK-[0-9A-Z]{8}$/);
  await expect(page.locator("[data-step]")).toHaveText([
    /Order received/,
    /Payment received/,
    /Handed to the carrier/,
  ]);
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  expect(await stockOf(product.productId)).toBe(8);
});

test("a sum above 2^53 cents is shown to the cent", async ({ page }) => {
  const product = await newProduct({ price: 999_999_999.97, stock: 1_000_000 });
  const sum = "€999,998,999,970,000.03";
  await addToCart(page, product, 999_999);
  await open(page, "/cart");
  await expect(page.getByTestId("total")).toHaveText(sum);
  await expect(line(page, product)).toContainText(sum);
  await openCheckout(page);
  await expect(placeOrder(page)).toContainText(sum);
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(sum)).toHaveCount(2);
  await open(page, "/orders");
  await expect(page.locator("li[data-order]")).toContainText(sum);
});

test("a double click makes one order", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await placeOrder(page).dblclick();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test.describe("two tabs that place the same cart at once", () => {
  // The order service answers one of them that the other's request is in progress.
  test.use({ expectedErrors: /status of 409/ });

  test("make one order", async ({ page, context }) => {
    await addToCart(page, await newProduct());
    await openCheckout(page);
    const other = await context.newPage();
    await openCheckout(other);
    await Promise.all([placeOrder(page).click(), placeOrder(other).click()]);
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
    await expect(status(other, "SHIPPED")).toBeVisible({ timeout: 60_000 });
    expect(await countOrders(page)).toBe(1);
  });
});

test("a tab that still shows the cart of a paid order is shown that order", async ({ page, context }) => {
  await addToCart(page, await newProduct());
  const late = await context.newPage();
  // The message of the other tab does not arrive.
  await late.addInitScript(() => (BroadcastChannel.prototype.addEventListener = () => undefined));
  await openCheckout(late);
  await openCheckout(page);
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  await placeOrder(late).click();
  await expect(status(late, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test("a reload before the answer to an order finds that order", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  const isPlaced = new Promise((resolve) => {
    const place = async (route: Route) => resolve(await route.fetch());
    void page.route("**/api/orders/orders", place, { times: 1 });
  });
  await placeOrder(page).click();
  await isPlaced;
  await expect(page.getByRole("button", { name: "Placing your order…" })).toBeVisible();
  await reload(page);
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test("a reload of an order's progress shows the same order", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await placeOrder(page).click();
  await expect(page).toHaveURL(/\/checkout\?order=/);
  const address = page.url();
  await reload(page);
  expect(page.url()).toBe(address);
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test("a cart is emptied also when the page was left before the payment", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await placeOrder(page).click();
  await expect(page).toHaveURL(/\/checkout\?order=/);
  await page.goto("about:blank");
  await expect(async () => {
    await open(page, "/");
    await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
});

test.describe("when the order service refuses the request", () => {
  test.use({ expectedErrors: /status of 40[03]/ });
  const refuse = (page: Page, status: number, json: object) =>
    page.route("**/api/orders/orders", (route) => route.fulfill({ status, json }));

  test("because of a wrong api key, the shop says that it is not set up correctly", async ({ page }) => {
    await addToCart(page, await newProduct());
    await openCheckout(page);
    // As API Gateway answers.
    await refuse(page, 403, { message: "Forbidden" });
    await placeOrder(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "The shop is not set up correctly" });
    await expect(alert).toBeVisible();
    await expect(alert).not.toContainText("another shopper");
  });

  test("because of a field, the shopper reads which one in their language", async ({ page, context }) => {
    await addToCart(page, await newProduct());
    await context.addCookies([{ name: "cloudcart-locale", value: "de", url: new URL("/", page.url()).href }]);
    await open(page, "/checkout");
    const details = ["items[0].quantity: must be at least 1", "body: is required"];
    await refuse(page, 400, { error: "The request is invalid", details, correlationId: "c" });
    await page.getByRole("button", { name: /^Bestellen/ }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Das wurde nicht angenommen" });
    await expect(alert).toContainText("Die Menge in Zeile 1");
    await expect(alert).not.toContainText(/must|required|invalid/);
  });
});

test.describe("when payments fail", () => {
  test.beforeEach(() => setPaymentSuccessRate(0));
  test.afterEach(() => setPaymentSuccessRate(1));

  test("the shopper sees why, keeps the cart and can order again", async ({ page }) => {
    const product = await newProduct({ stock: 5 });
    await addToCart(page, product);
    await openCheckout(page);
    await placeOrder(page).click();
    await expect(status(page, "FAILED")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/Reason: /)).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();

    await setPaymentSuccessRate(1);
    await page.getByRole("link", { name: "Back to checkout" }).click();
    await placeOrder(page).click();
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
    expect(await countOrders(page)).toBe(2);
    expect(await stockOf(product.productId)).toBe(4);
  });
});

test.describe("when the catalog disagrees at the checkout", () => {
  test.use({ expectedErrors: /status of 409/ });

  test("the line says how many are left and takes them", async ({ page }) => {
    const product = await newProduct({ stock: 10 });
    await addToCart(page, product, 5);
    await openCheckout(page);
    await setStock(product.productId, 3);
    await placeOrder(page).click();
    await expect(line(page, product)).toContainText("Only 3 left");
    await line(page, product)
      .getByRole("button", { name: `Take 3: ${product.title}` })
      .click();
    await expect(placeOrder(page)).toBeFocused();
    await expect(line(page, product)).toContainText("3 × €12.50");
    await expect(line(page, product)).not.toContainText("Only 3 left");
    await placeOrder(page).click();
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
    expect(await stockOf(product.productId)).toBe(0);
  });

  test("a line that is sold out can be left out", async ({ page }) => {
    const gone = await newProduct();
    const kept = await newProduct();
    await addToCart(page, gone);
    await addToCart(page, kept);
    await openCheckout(page);
    await setStock(gone.productId, 0);
    await placeOrder(page).click();
    await expect(line(page, gone)).toContainText("Sold out");
    await line(page, gone).getByRole("button", { name: "Leave it out" }).click();
    await expect(line(page, gone)).toHaveCount(0);
    await placeOrder(page).click();
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  });

  test("a changed price is accepted on its line", async ({ page }) => {
    const product = await newProduct({ price: 12.99 });
    await open(page, "/cart");
    await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
    const data = { ...product, userId: await currentShopper(page), price: 11.5, quantity: 2 };
    await page.request.post("/api/cart/cart", { data });
    await openCheckout(page);
    await expect(page.getByTestId("total")).toHaveText("€23.00");
    await placeOrder(page).click();
    await expect(line(page, product)).toContainText("Price changed from €11.50 to €12.99");
    await expectAccessible(page);
    await expectNoOverflow(page);
    await line(page, product).getByRole("button", { name: "Accept €12.99" }).click();
    await expect(page.getByTestId("total")).toHaveText("€25.98");
    await placeOrder(page).click();
    await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  });
});
