import { expect, test as base, type Page } from "@playwright/test";
import { shortName } from "@/lib/short-name";
import type { Shoppers } from "@/lib/shopper/shoppers";
import type { TestProduct } from "./backend";

interface Fixtures {
  /** Console errors that the test causes, such as those of an unavailable backend; by default none. */
  expectedErrors: RegExp;
}

/** The picture of products whose picture cannot be loaded. */
export const MISSING_PICTURE = "/no-such-picture.png";

/** Every test fails when one of its pages logs an error or a warning. */
export const test = base.extend<Fixtures & { console: void }>({
  expectedErrors: [/^$/, { option: true }],
  console: [
    async ({ context, expectedErrors }, use) => {
      const messages: string[] = [];
      context.on("console", (message) => {
        // A product of another test may be in the list.
        if (message.location().url.endsWith(MISSING_PICTURE)) return;
        if (message.type() === "error" || message.type() === "warning") messages.push(message.text());
      });
      context.on("weberror", (error) => messages.push(error.error().message));
      await use();
      expect(messages.filter((text) => !expectedErrors.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits for the hydration, before which presses would be lost. The name of the shopper appears with it. */
export const hydrated = (page: Page) =>
  expect(page.getByRole("button", { name: /^(Shopping as|Einkauf als) / })).toBeVisible();

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await hydrated(page);
}

/** Adds a product to the cart through its page. */
export async function addToCart(page: Page, { productId, title }: TestProduct, quantity = 1): Promise<void> {
  await open(page, `/products/${productId}`);
  if (quantity > 1) {
    await page.getByLabel("Quantity", { exact: true }).fill(String(quantity));
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByText(`${shortName(title)} is in your cart`)).toBeVisible();
}

export async function openCheckout(page: Page): Promise<void> {
  await open(page, "/checkout");
  await expect(placeOrder(page)).toBeVisible();
}

export const placeOrder = (page: Page) => page.getByRole("button", { name: /^Place order/ });

export const status = (page: Page, name: "PENDING" | "PAID" | "SHIPPED" | "FAILED") =>
  page.locator(`main [data-status="${name}"]`);

export const line = (page: Page, { productId }: TestProduct) =>
  page.locator(`main li[data-product="${productId}"]`);

/** The shopper of the browser's session. */
export async function currentShopper({ request }: Pick<Page, "request">): Promise<string> {
  const answer = await request.get("/api/session");
  return ((await answer.json()) as Shoppers).current;
}

/** The number of the shopper's orders in the order service. */
export async function countOrders(page: Page): Promise<number> {
  const answer = await page.request.get(`/api/orders/orders?userId=${await currentShopper(page)}`);
  return ((await answer.json()) as { orders: unknown[] }).orders.length;
}
