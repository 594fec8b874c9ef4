import { expectNoBarrier, expectToFit } from "./support/accessibility";
import { line, newProduct } from "./support/backend";
import {
  addToCart,
  countOrders,
  expect,
  open,
  openCheckout,
  placeOrder,
  reload,
  status,
  test,
} from "./support/shop";

test.use({ expectedErrors: /status of 50[23]|ERR_INTERNET_DISCONNECTED/ });
test.afterEach(() => line.join());

test("the shop says that the backend is away, and shows its products when it is back", async ({ page }) => {
  await line.cut();
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "The shop is taking a breath" })).toBeVisible();
  await expectNoBarrier(page);
  await expectToFit(page);
  await line.join();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("li[data-product]").first()).toBeVisible();
});

test("a page of products answers 503 while the backend is away, and 200 when it is back", async ({
  request,
}) => {
  const { productId } = await newProduct();
  const statuses = async () => {
    const answers = ["/", `/products/${productId}`].map(async (address) =>
      (await request.get(address)).status(),
    );
    return Promise.all(answers);
  };
  await line.cut();
  // The shop trusts a catalog that has answered for a short time.
  await expect.poll(statuses).toEqual([503, 503]);
  await line.join();
  expect(await statuses()).toEqual([200, 200]);
});

test("a slow catalog: the frame of a page and its skeleton come before the products", async ({ page }) => {
  const { productId, title } = await newProduct();
  await line.slowDown(6_000);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByTestId("skeleton")).toBeVisible();
  await expect(page.locator("li[data-product]").first()).toBeVisible();
  await page.goto(`/products/${productId}`, { waitUntil: "commit" });
  await expect(page.getByRole("link", { name: "All products" })).toBeVisible();
  await expect(page.getByTestId("skeleton")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByTestId("skeleton")).toHaveCount(0);
});

for (const address of ["/cart", "/orders"]) {
  test(`${address} can be tried again when the backend is back`, async ({ page }) => {
    await line.cut();
    await open(page, address);
    await expect(page.getByRole("heading", { name: "The shop is taking a breath" })).toBeVisible();
    await line.join();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: /Your cart is empty|No orders yet/ })).toBeVisible();
  });
}

test("an order is followed on when the backend is back", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  // The first look finds the order as it was accepted, whatever has happened to it since.
  await placeOrder(page).click();
  await expect(page).toHaveURL(/\/checkout\?order=/);
  await line.cut();
  await reload(page);
  await expect(page.getByRole("heading", { name: "The shop is taking a breath" })).toBeVisible();
  await line.join();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
});

test("an order that could not be placed is placed once when it is tried again", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await line.cut();
  await placeOrder(page).click();
  await expect(page.getByText(/cannot become a second order/)).toBeVisible({ timeout: 60_000 });
  await line.join();
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test("a device without a connection is told so", async ({ page, context }) => {
  await open(page, "/cart");
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("You are offline")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const address of ["/cart", "/checkout", "/orders"]) {
    test(`${address} says what it needs`, async ({ page }) => {
      await page.goto(address);
      const sentence = page.locator("noscript p");
      await expect(sentence).toBeVisible();
      await expect(sentence).toContainText("need JavaScript");
    });
  }
});
