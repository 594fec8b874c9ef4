import { get } from "node:http";
import { expectNoOverflow } from "./support/accessibility";
import { newProduct, newProducts, setStock, setting } from "./support/backend";
import { expect, MISSING_PICTURE, open, reload, test } from "./support/shop";

/** Sends the path unchanged; the URL objects of `fetch` and Playwright would change some of the escapes. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(setting("SHOP_URL"));
    get({ hostname, port, path, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on("error", reject);
  });

test("the first answer contains the products and the security headers", async ({ request }) => {
  const answer = await request.get("/");
  expect(await answer.text()).toContain("data-product=");
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
});

test("products are filtered and sorted, and a reload keeps the selection", async ({ page }) => {
  await newProduct();
  await open(page, "/");
  const cards = page.locator("li[data-product]");
  const all = await cards.count();
  await page.getByLabel("Sort by").selectOption("Name");
  await page.getByLabel("Search products").fill("nothing is called like this");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByLabel("Sort by").selectOption("Price, low to high");
  await page.getByRole("radio").nth(1).check({ force: true });
  await expect(page).toHaveURL(/category=.+&sort=priceUp/);
  // The list is rendered with a lower priority.
  await expect(cards).not.toHaveCount(all);
  // There may be a skeleton first, which has no products.
  await expect(cards).not.toHaveCount(0);
  const shown = await cards.count();
  await reload(page);
  await expect(cards).toHaveCount(shown);
  await expect(page.getByLabel("Sort by")).toHaveValue("priceUp");
});

test("the address is the state: choices can be undone by Back, links reset them", async ({ page }) => {
  await newProduct();
  await open(page, "/");
  const search = page.getByLabel("Search products");
  const chip = page.getByRole("radio").nth(1);
  await chip.check({ force: true });
  await expect(page).toHaveURL(/\/\?category=[^&]+$/);
  const title = await page.locator("li[data-product] h2").first().innerText();
  await search.pressSequentially(title);
  await expect(page).toHaveURL(/q=/);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue(title);
  await expect(page.locator("li[data-product]")).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect(search).toHaveValue("");
  await expect(chip).not.toBeChecked();
  for (const name of ["CloudCart", "Shop"]) {
    await chip.check({ force: true });
    await page.getByRole("banner").getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(chip).not.toBeChecked();
  }
});

test("the chosen category differs from the others in forced colours", async ({ page }) => {
  await newProduct();
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/");
  const backgrounds = () =>
    page
      .locator("label:has([name=category])")
      .evaluateAll((chips) => chips.slice(0, 2).map((chip) => getComputedStyle(chip).backgroundColor));
  const [chosen, other] = await backgrounds();
  expect(chosen).not.toBe(other);
  await page.getByRole("radio").nth(1).check({ force: true });
  await expect.poll(backgrounds).toEqual([other, chosen]);
});

test("what is typed and chosen before hydration counts", async ({ page }) => {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/_next/static/**/*.js", (route) => isReleased.then(() => route.continue()));
  await page.goto("/", { waitUntil: "commit" });
  await page.getByLabel("Search products").fill("nothing is called like this");
  await page.getByLabel("Sort by").selectOption("Name");
  release();
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expect(page).toHaveURL(/q=nothing.*&sort=name/);
});

test("200 products are loaded page by page, each shown once, and Back restores the position in the list", async ({
  page,
}) => {
  await newProducts(200);
  await open(page, "/");
  const cards = page.locator("li[data-product]");
  const more = page.getByRole("button", { name: "Load more" });
  await expect(cards).toHaveCount(24);
  while (await more.isVisible()) {
    const shown = await cards.count();
    await more.click();
    await expect(cards).not.toHaveCount(shown);
  }
  const ids = await cards.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute("data-product")),
  );
  expect(ids.length).toBeGreaterThanOrEqual(200);
  expect(new Set(ids).size).toBe(ids.length);

  await cards.last().getByRole("link").click();
  await expect(page).toHaveURL(/\/products\//);
  await page.goBack();
  await expect(cards).toHaveCount(ids.length);
  await expect(cards.last()).toBeInViewport();
});

test("search finds a product that is not loaded, and the categories are those of all products", async ({
  page,
}) => {
  await newProducts(30);
  const title = "Überseekoffer with brass corners";
  await newProduct({ title, category: "Luggage for the sea" });
  await newProduct({ title: `${title}, small`, category: "Luggage for the sea", price: 1 });
  await open(page, "/");
  const cards = page.locator("li[data-product]");

  await page.getByLabel("Search products").pressSequentially("brass UBERSEE");
  await expect(cards).toHaveCount(2);
  await expect(page.getByText("2 products")).toBeVisible();
  await page.getByLabel("Sort by").selectOption("Price, low to high");
  await expect(cards.first()).toContainText("small");
  await page.getByLabel("Search products").fill("");
  await page.getByText("Luggage for the sea").click();
  await expect(cards).toHaveCount(2);
  await expect(page).toHaveURL(/category=Luggage/);
  await page.goBack();
  await expect(page).not.toHaveURL(/category=/);
});

test("a product's page has its name, its data for search engines and its stock", async ({ page }) => {
  const product = await newProduct({ title: "A lamp called </script><b>Bold</b>", price: 49.9, stock: 2 });
  await open(page, `/products/${product.productId}`);
  await expect(page).toHaveTitle(/A lamp called <\/script><b>Bold<\/b> · CloudCart/);
  await expect(page.getByText("Only 2 left")).toBeVisible();
  const data = JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "");
  expect(data).toMatchObject({ "@type": "Product", name: product.title, offers: { price: "49.90" } });
  await setStock(product.productId, 0);
  await reload(page);
  await expect(page.getByRole("button", { name: "Sold out" })).toBeDisabled();
  expect(await (await page.request.get("/sitemap.xml")).text()).toContain(`/products/${product.productId}`);
});

test("the shop and its products have pictures for link previews", async ({ page, request }) => {
  const { productId } = await newProduct({ title: "Łódź cup ☕ 茶" });
  for (const address of ["/", `/products/${productId}`]) {
    await page.goto(address);
    const picture = await page.locator("meta[property='og:image']").getAttribute("content");
    const answer = await request.get(picture ?? "");
    expect(answer.headers()).toMatchObject({
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
    });
    const png = await answer.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test("the same addresses are available in German", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Dinge, die du jeden Tag benutzt" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await open(page, "/cart");
  await expect(page.getByRole("heading", { name: "Dein Warenkorb ist leer" })).toBeVisible();
});

test("a product can be added to the cart by keyboard alone", async ({ page }) => {
  const product = await newProduct();
  await open(page, `/products/${product.productId}`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "All products" })).toBeFocused();
  for (let step = 0; step < 4; step++) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add to cart" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();
});

test.describe("a missing page", () => {
  test.use({ expectedErrors: /status of 404/ });

  for (const address of ["/products/no-such-product", "/no-such-page"]) {
    test(`${address} answers 404`, async ({ page }) => {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    });
  }
});

test.describe("pictures and texts of any kind", () => {
  for (const imageUrl of ["http://", "//", "https://[", "\\\\", MISSING_PICTURE]) {
    test(`a product with the picture ${imageUrl} is shown with the placeholder`, async ({ page }) => {
      const product = await newProduct({ imageUrl });
      const answer = await page.goto(`/products/${product.productId}`);
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1, name: product.title })).toBeVisible();
      await expect(page.getByTestId("placeholder")).toBeVisible();
    });
  }

  test("a picture that fails before hydration has the placeholder", async ({ page }) => {
    const product = await newProduct({ imageUrl: MISSING_PICTURE });
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/_next/static/**/*.js", (route) => isReleased.then(() => route.continue()));
    const failed = page.waitForResponse(`**${MISSING_PICTURE}`);
    await page.goto(`/products/${product.productId}`, { waitUntil: "commit" });
    await failed;
    release();
    await expect(page.getByTestId("placeholder")).toBeVisible();
  });
});

test("a category of 100 letters does not widen the product's page", async ({ page }) => {
  const product = await newProduct({ category: "W".repeat(100) });
  await open(page, `/products/${product.productId}`);
  await expectNoOverflow(page);
});

for (const escape of ["%25", "%2541", "%", "%ff", "%E0%A4%A"]) {
  test(`an address that ends with ${escape} is not found`, async () => {
    for (const path of ["/orders/", "/products/", "/api/cart/cart/", "/docs/call/cart/cart/"])
      expect(await statusOf(path + escape), path).toBe(404);
  });
}

test("the browser cannot change the catalog, and another site cannot order", async ({ request }) => {
  expect(
    (await request.post("/api/catalog/products", { data: { title: "x", price: 1, stock: 1 } })).status(),
  ).toBe(404);
  const foreign = { "sec-fetch-site": "cross-site" };
  expect((await request.post("/api/orders/orders", { headers: foreign, data: {} })).status()).toBe(403);
});
