import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./support/accessibility";
import { newProduct, setStock, type TestProduct } from "./support/backend";
import { addToCart, currentShopper, expect, line, open, reload, test } from "./support/shop";

const quantityIn = (within: Locator) => within.getByLabel("Quantity", { exact: true });

test("the cart survives a reload and a new tab", async ({ page, context }) => {
  const product = await newProduct();
  await addToCart(page, product, 3);
  await reload(page);
  await expect(page.getByRole("link", { name: "Cart, 3 items" })).toBeVisible();
  const other = await context.newPage();
  await open(other, "/cart");
  await expect(line(other, product).getByLabel("Quantity", { exact: true })).toHaveValue("3");
  await expect(other.getByTestId("total")).toHaveText("€37.50");
});

test("a change of the cart appears in another window", async ({ page, context }) => {
  const product = await newProduct();
  await open(page, `/products/${product.productId}`);
  const other = await context.newPage();
  await open(other, "/cart");
  await expect(other.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(quantityIn(line(other, product))).toHaveValue("1");
  await line(other, product)
    .getByRole("button", { name: /^One more/ })
    .click();
  await expect(page.getByRole("link", { name: "Cart, 2 items" })).toBeVisible();
});

test("quantities are stepped and typed, lines removed, the cart emptied", async ({ page }) => {
  const mug = await newProduct({ price: 10 });
  const lamp = await newProduct({ price: 89.9 });
  await addToCart(page, mug);
  await addToCart(page, lamp);
  await open(page, "/cart");
  const more = line(page, mug).getByRole("button", { name: `One more of ${mug.title}` });
  await more.click();
  await more.click();
  await expect(page.getByTestId("total")).toHaveText("€119.90");
  await line(page, lamp).getByLabel("Quantity", { exact: true }).fill("10");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("total")).toHaveText("€929.00");
  const removed = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await line(page, lamp)
    .getByRole("button", { name: `Remove ${lamp.title}` })
    .click();
  await expect(line(page, lamp)).toHaveCount(0);
  await expect(line(page, mug).getByRole("link", { name: mug.title })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: `${lamp.title} was removed` })).toBeVisible();
  await expect(page.getByTestId("total")).toHaveText("€30.00");
  expect((await removed).status()).toBe(204);
  await reload(page);
  await expect(page.getByTestId("total")).toHaveText("€30.00");
  await page.getByRole("button", { name: "Empty the cart" }).click();
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});

test("each shopper has a cart of their own", async ({ page }) => {
  await addToCart(page, await newProduct());
  const menu = page.getByRole("button", { name: /Switch shopper/ });
  await menu.click();
  await page.getByLabel("Name of a new shopper").fill("not a name");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/Use 1 to 40 letters/)).toBeVisible();
  await page.getByLabel("Name of a new shopper").fill("ann@example.com");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  expect(await currentShopper(page)).toMatch(/^ann@example\.com-[0-9a-f]{16}$/);
  await menu.click();
  await page.getByRole("button", { name: /^guest-/ }).click();
  await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();
  await menu.click();
  await page.getByRole("button", { name: "New guest" }).click();
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
});

test("a message waits while the pointer or the focus is on it", async ({ page }) => {
  const product = await newProduct();
  await page.clock.install();
  await open(page, `/products/${product.productId}`);
  await page.clock.pauseAt(Date.now() + 60 * 60_000);
  await page.getByRole("button", { name: "Add to cart" }).click();
  const message = page.getByText(`${product.title} is in your cart`);
  await message.hover();
  await page.clock.runFor(30_000);
  await expect(message).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).focus();
  await page.mouse.move(0, 0);
  await page.clock.runFor(30_000);
  await expect(message).toBeVisible();
  await page.getByRole("button", { name: "Add to cart" }).focus();
  await page.clock.runFor(5_000);
  await expect(message).toBeVisible();
  await page.clock.runFor(1_500);
  await expect(message).toHaveCount(0);
});

test.describe("when the cart service refuses", () => {
  test.use({ expectedErrors: /status of 503/ });

  test("a change is rolled back and a message says so", async ({ page }) => {
    const product = await newProduct();
    await addToCart(page, product, 2);
    await open(page, "/cart");
    await page.route("**/api/cart/cart/*/*", (route) =>
      route.fulfill({ status: 503, json: { error: "Service unavailable" } }),
    );
    const quantity = line(page, product).getByLabel("Quantity", { exact: true });
    await expect(quantity).toHaveValue("2");
    await line(page, product)
      .getByRole("button", { name: `One more of ${product.title}` })
      .click();
    await expect(
      page.getByText(`The quantity of ${product.title} could not be changed. It is as it was.`),
    ).toBeVisible();
    await expect(quantity).toHaveValue("2");
  });
});

test.describe("when the code of the calls cannot be loaded", () => {
  test.use({ expectedErrors: /ERR_FAILED/ });

  test("the cart can be loaded again and later changes reach the service", async ({ page }) => {
    const product = await newProduct();
    let isAborting = true;
    await page.route("**/_next/static/chunks/*.js", async (route) => {
      const answer = await route.fetch();
      const isOfTheCalls = (await answer.text()).includes("/cart/{userId}");
      return isAborting && isOfTheCalls ? route.abort() : route.fulfill({ response: answer });
    });
    await open(page, "/cart");
    await expect(page.getByRole("heading", { name: "The shop is not available right now" })).toBeVisible();
    isAborting = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
    await addToCart(page, product, 2);
    await expect(page.getByRole("link", { name: "Cart, 2 items" })).toBeVisible();
  });
});

test("an answer of HTML is shown as an unavailable shop, and the cart can be loaded again", async ({
  page,
}) => {
  await page.route("**/api/cart/**", (route) => route.fulfill({ contentType: "text/html", body: "<html>" }));
  await open(page, "/cart");
  await expect(page.getByRole("heading", { name: "The shop is not available right now" })).toBeVisible();
  await page.unroute("**/api/cart/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});

/** The product's card, which may be on a later page of the list. */
async function openCard(page: Page, { productId }: TestProduct): Promise<Locator> {
  await open(page, "/");
  const cards = page.locator("li[data-product]");
  const card = page.locator(`li[data-product="${productId}"]`);
  while ((await card.count()) === 0) {
    const shown = await cards.count();
    await page.getByRole("button", { name: "Load more" }).click();
    await expect(cards).not.toHaveCount(shown);
  }
  return card;
}

/** Presses so quickly that the page is not drawn again between two presses. */
const pressQuickly = (button: Locator, times: number) =>
  button.evaluate((element: HTMLElement, count) => {
    for (let press = 0; press < count; press++) element.click();
  }, times);

test("every quick press on a plus counts, on a product's card and in the cart", async ({ page }) => {
  const product = await newProduct();
  const card = await openCard(page, product);
  let saved = 0;
  page.on("response", (answer) => (saved += answer.request().method() === "POST" && answer.ok() ? 1 : 0));
  await pressQuickly(card.getByRole("button", { name: `Add ${product.title} to cart` }), 5);
  await expect(page.getByRole("link", { name: "Cart, 5 items" })).toBeVisible();
  await expect.poll(() => saved).toBe(5);
  await open(page, "/cart");
  const more = line(page, product).getByRole("button", { name: `One more of ${product.title}` });
  await pressQuickly(more, 5);
  await expect(quantityIn(line(page, product))).toHaveValue("10");
  await expect(page.getByTestId("total")).toHaveText("€125.00");
  await expect(async () => {
    await reload(page);
    await expect(quantityIn(line(page, product))).toHaveValue("10", { timeout: 2_000 });
  }).toPass();
});

test.describe("when there are fewer than wanted", () => {
  test("the product page says how many are left and how many are in the cart already", async ({ page }) => {
    const product = await newProduct({ stock: 30 });
    await open(page, `/products/${product.productId}`);
    await quantityIn(page.locator("main")).fill("50");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Only 30 left" })).toBeVisible();
    await expect(quantityIn(page.locator("main"))).toHaveValue("30");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByRole("link", { name: "Cart, 30 items" })).toBeVisible();
    await expect(page.locator("main").getByText("Only 30 left, 30 already in your cart")).toBeVisible();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByText(/could not be added. Only 30 left, 30 already in your cart/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Cart, 30 items" })).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);
  });

  test("a product's card says so, and the cart takes no more than there are", async ({ page }) => {
    const product = await newProduct({ stock: 3 });
    const card = await openCard(page, product);
    await pressQuickly(card.getByRole("button", { name: `Add ${product.title} to cart` }), 5);
    await expect(card.getByText("Only 3 left, 3 already in your cart")).toBeVisible();
    await expect(page.getByRole("link", { name: "Cart, 3 items" })).toBeVisible();
    await open(page, "/cart");
    await expect(line(page, product).getByRole("button", { name: /^One more/ })).toBeDisabled();
    await quantityIn(line(page, product)).fill("50");
    await page.keyboard.press("Enter");
    await expect(line(page, product).getByRole("status").filter({ hasText: "Only 3 left" })).toBeVisible();
    await expect(quantityIn(line(page, product))).toHaveValue("3");
  });
});

test.describe("when the catalog has changed since", () => {
  test.use({ expectedErrors: /status of 404/ });

  const putIntoCart = async (
    page: Page,
    product: Partial<TestProduct>,
    fields: { price?: number; quantity: number },
  ) => {
    const data = { title: "Gone", price: 10, ...product, ...fields, userId: await currentShopper(page) };
    expect((await page.request.post("/api/cart/cart", { data })).ok()).toBe(true);
  };

  test("the cart shows on each line what changed, and one press accepts the change", async ({ page }) => {
    const few = await newProduct({ price: 12.99, stock: 10 });
    const soldOut = await newProduct();
    const gone = { productId: `gone-${Date.now()}`, title: "A product of yesterday", price: 5 };
    await open(page, "/cart");
    await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
    await putIntoCart(page, few, { price: 11.5, quantity: 5 });
    await putIntoCart(page, soldOut, { quantity: 1 });
    await putIntoCart(page, gone, { quantity: 1 });
    await setStock(few.productId, 3);
    await setStock(soldOut.productId, 0);

    await open(page, "/cart");
    await expect(line(page, few)).toContainText("Only 3 left");
    await expect(line(page, few)).toContainText("Price changed from €11.50 to €12.99");
    await expect(line(page, soldOut)).toContainText("Sold out");
    await expect(line(page, gone)).toContainText("No longer sold");
    await expect(
      page.getByRole("alert").filter({ hasText: "Please look at the marked lines" }),
    ).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflow(page);

    await line(page, few)
      .getByRole("button", { name: `Take 3: ${few.title}` })
      .click();
    const accept = line(page, few).getByRole("button", { name: "Accept €12.99" });
    await expect(accept).toBeFocused();
    await expect(line(page, few)).not.toContainText("Only 3 left");
    await accept.click();
    await expect(line(page, soldOut).getByRole("button", { name: /^Leave it out/ })).toBeFocused();
    await expect(line(page, few)).not.toContainText("Price changed");
    await line(page, soldOut).getByRole("button", { name: "Leave it out" }).click();
    await line(page, gone).getByRole("button", { name: "Leave it out" }).click();
    await expect(page.getByRole("link", { name: "Go to checkout" })).toBeFocused();
    await expect(page.getByTestId("total")).toHaveText("€38.97");
    await expect(page.getByRole("alert").filter({ hasText: "Please look" })).toHaveCount(0);
  });
});
