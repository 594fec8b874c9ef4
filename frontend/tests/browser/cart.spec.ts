import { newProduct } from "./support/backend";
import { addToCart, expect, line, open, reload, test } from "./support/shop";

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
  await page.getByLabel("Another shopper’s id").fill("not an id");
  await page.getByRole("button", { name: "Switch", exact: true }).click();
  await expect(page.getByText(/Use 1 to 128 letters/)).toBeVisible();
  const name = `ann${Date.now()}@example.com`;
  await page.getByLabel("Another shopper’s id").fill(name);
  await page.getByRole("button", { name: "Switch", exact: true }).click();
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  await menu.click();
  await page.getByRole("button", { name: /^guest-/ }).click();
  await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();
  await menu.click();
  await page.getByRole("button", { name: "New guest" }).click();
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
});

test.describe("when the cart service refuses", () => {
  test.use({ expectedErrors: /status of 503/ });

  test("a change is taken back and the shopper is told", async ({ page }) => {
    const product = await newProduct();
    await addToCart(page, product, 2);
    await open(page, "/cart");
    await page.route("**/api/cart/cart/*/*", (route) =>
      route.fulfill({ status: 503, json: { error: "Away" } }),
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

  test("the cart can be tried again and later changes reach the service", async ({ page }) => {
    const product = await newProduct();
    let isAborting = true;
    await page.route("**/_next/static/chunks/*.js", async (route) => {
      const answer = await route.fetch();
      const isOfTheCalls = (await answer.text()).includes("/cart/{userId}");
      return isAborting && isOfTheCalls ? route.abort() : route.fulfill({ response: answer });
    });
    await open(page, "/cart");
    await expect(page.getByRole("heading", { name: "The shop is taking a breath" })).toBeVisible();
    isAborting = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
    await addToCart(page, product, 2);
    await expect(page.getByRole("link", { name: "Cart, 2 items" })).toBeVisible();
  });
});

test("an answer of HTML is shown as a shop that is away, and the cart can be tried again", async ({
  page,
}) => {
  await page.route("**/api/cart/**", (route) => route.fulfill({ contentType: "text/html", body: "<html>" }));
  await open(page, "/cart");
  await expect(page.getByRole("heading", { name: "The shop is taking a breath" })).toBeVisible();
  await page.unroute("**/api/cart/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});
