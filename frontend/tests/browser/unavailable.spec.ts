import { expectAccessible, expectNoOverflow } from "./support/accessibility";
import { backend, newProduct } from "./support/backend";
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
test.afterEach(() => backend.connect());

test("the shop says that the backend is unavailable, and shows its products when it is available again", async ({
  page,
}) => {
  await backend.disconnect();
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "The shop is not available right now" })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await backend.connect();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("li[data-product]").first()).toBeVisible();
});

test("a page of products answers 503 while the backend is unavailable, and 200 when it is available again", async ({
  request,
}) => {
  const { productId } = await newProduct();
  const statuses = async () => {
    const answers = ["/", `/products/${productId}`].map(async (address) =>
      (await request.get(address)).status(),
    );
    return Promise.all(answers);
  };
  await backend.disconnect();
  // The shop trusts a catalog that has answered for a short time.
  await expect.poll(statuses).toEqual([503, 503]);
  await backend.connect();
  expect(await statuses()).toEqual([200, 200]);
});

test("a slow catalog: the frame of a page and its skeleton come before the products", async ({ page }) => {
  const { productId, title } = await newProduct();
  await backend.delay(6_000);
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
  test(`${address} can be loaded again when the backend is available again`, async ({ page }) => {
    await backend.disconnect();
    await open(page, address);
    await expect(page.getByRole("heading", { name: "The shop is not available right now" })).toBeVisible();
    await backend.connect();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: /Your cart is empty|No orders yet/ })).toBeVisible();
  });
}

test("an order is polled again when the backend is available again", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  // The page polls the accepted order.
  await placeOrder(page).click();
  await expect(page).toHaveURL(/\/checkout\?order=/);
  await backend.disconnect();
  await reload(page);
  await expect(page.getByRole("heading", { name: "The shop is not available right now" })).toBeVisible();
  await backend.connect();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
});

test("an order that could not be placed is placed once when it is tried again", async ({ page }) => {
  await addToCart(page, await newProduct());
  await openCheckout(page);
  await backend.disconnect();
  await placeOrder(page).click();
  await expect(page.getByText(/cannot become a second order/)).toBeVisible({ timeout: 60_000 });
  await backend.connect();
  await placeOrder(page).click();
  await expect(status(page, "SHIPPED")).toBeVisible({ timeout: 60_000 });
  expect(await countOrders(page)).toBe(1);
});

test("a device without a connection shows a message", async ({ page, context }) => {
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
    test(`${address} says that it needs JavaScript`, async ({ page }) => {
      await page.goto(address);
      const sentence = page.locator("noscript p");
      await expect(sentence).toBeVisible();
      await expect(sentence).toContainText("need JavaScript");
    });
  }
});
