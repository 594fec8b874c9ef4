import { expect, test as base, type Page } from "@playwright/test";
import { shortName } from "@/lib/short-name";
import type { TestProduct } from "./backend";

interface Fixtures {
  /** Errors that the test itself brings about, such as a backend that is away; by default none. */
  expectedErrors: RegExp;
}

/** Every test fails when one of its pages complains in the console. */
export const test = base.extend<Fixtures & { console: void }>({
  expectedErrors: [/^$/, { option: true }],
  console: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      context.on("weberror", (error) => complaints.push(error.error().message));
      await use();
      expect(complaints.filter((text) => !expectedErrors.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Until scripts have taken the page over, presses and typing would be lost; then the shopper is known by name. */
export const taken = (page: Page) =>
  expect(page.getByRole("button", { name: /^(Shopping as|Einkauf als) / })).toBeVisible();

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await taken(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await taken(page);
}

/** Puts pieces of a product into the cart, as a shopper does. */
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

export const currentShopper = (page: Page): Promise<string> =>
  page.evaluate(
    () => (JSON.parse(localStorage.getItem("cloudcart.shoppers") ?? "{}") as { current: string }).current,
  );

/** How many orders the shopper has, as the order service says. */
export async function countOrders(page: Page): Promise<number> {
  const answer = await page.request.get(`/api/orders/orders?userId=${await currentShopper(page)}`);
  return ((await answer.json()) as { orders: unknown[] }).orders.length;
}
