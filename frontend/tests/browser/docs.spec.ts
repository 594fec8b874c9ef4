import { expectAccessible, expectNoOverflow } from "./support/accessibility";
import { newProduct, setting } from "./support/backend";
import { expect, open, test } from "./support/shop";

test('"Try it out" calls the running catalog', async ({ page }) => {
  const product = await newProduct();
  await open(page, "/docs");
  await page.getByRole("button", { name: "get /products/{productId}", exact: true }).click();
  const operation = page.locator("#operations-catalog-getProduct");
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("textbox", { name: "productId" }).fill(product.productId);
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.locator(".live-responses-table")).toContainText(product.title);
});

test.describe("the orders API", () => {
  test.use({ expectedErrors: /status of 403/ });

  test("is called with the key from the field, and with no other", async ({ page }) => {
    await open(page, "/docs");
    await page.getByRole("button", { name: "Orders", exact: true }).click();
    await page.getByRole("button", { name: "get /orders", exact: true }).click();
    const operation = page.locator("#operations-orders-listOrders");
    await operation.getByRole("button", { name: "Try it out" }).click();
    const execute = operation.getByRole("button", { name: "Execute" });
    const answer = operation.locator(".live-responses-table .response-col_status").last();
    await execute.click();
    await expect(answer).toHaveText(/403/);
    await page.getByLabel("API key").fill(setting("SHOP_API_KEY"));
    await execute.click();
    await expect(answer).toHaveText(/200/);
  });
});

test.describe("the events", () => {
  test("are shown with their services, fields and examples", async ({ page }) => {
    await open(page, "/docs");
    await page.getByRole("button", { name: "Events", exact: true }).click();
    const queue = page.getByRole("region", { name: "PaymentSuccessQueueDev", exact: true });
    await expect(queue).toContainText("payment: Payment sends the event when an order is paid");
    await expect(queue).toContainText("shipment: Shipment ships the order once");
    await expect(queue).toContainText("5 s, 20 s");
    await expect(queue).toContainText("PaymentSuccessDLQDev, 14 days");
    const fields = queue.getByRole("table", { name: "Fields of PaymentSuccessEvent" });
    await expect(fields.getByRole("row", { name: /^items\[\].quantity integer/ })).toContainText("1–1000000");
    await queue.getByText("Example: An order with one line").click();
    await expect(queue.locator("pre").first()).toContainText('"eventType": "PaymentSuccessEvent"');
    await expectAccessible(page);
    await expectNoOverflow(page);
  });

  test.describe("when they cannot be loaded", () => {
    test.use({ expectedErrors: /status of 500/ });

    test("the page says so", async ({ page }) => {
      await page.route("**/docs/spec/events", (route) => route.fulfill({ status: 500 }));
      await open(page, "/docs");
      await page.getByRole("button", { name: "Events", exact: true }).click();
      await expect(page.getByText("The document could not be loaded")).toBeVisible();
    });
  });
});

test.describe("when Swagger UI cannot be loaded", () => {
  test.use({ expectedErrors: /ERR_FAILED|Failed to load|ChunkLoadError/ });

  test("the page says so", async ({ page }) => {
    await page.route("**/_next/static/chunks/*.js", async (route) => {
      const answer = await route.fetch();
      const isSwagger = (await answer.text()).includes("specSelectors");
      return isSwagger ? route.abort() : route.fulfill({ response: answer });
    });
    await page.goto("/docs");
    await expect(page.getByText("The document could not be loaded")).toBeVisible();
  });
});
