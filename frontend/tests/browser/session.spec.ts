import type { APIRequestContext } from "@playwright/test";
import { FOREIGN_SHOPPER, type Shoppers } from "@/lib/shopper/shoppers";
import { newProduct, setting } from "./support/backend";
import { addToCart, currentShopper, expect, open, reload, test } from "./support/shop";

const COOKIE = "cloudcart-session";

/** Each place where the APIs take a userId, as a call through the shop and through the API reference. */
const places = (userId: string, via: "/api" | "/docs/call") => {
  const line = { userId, productId: "p", title: "P", price: 1, quantity: 1 };
  const order = { userId, items: [{ productId: "p", quantity: 1, price: 1 }] };
  const calls: [string, string, object?][] = [
    ["GET", `${via}/cart/cart/${userId}`],
    ["POST", `${via}/cart/cart`, line],
    ["PATCH", `${via}/cart/cart/${userId}/p`, { quantity: 2 }],
    ["DELETE", `${via}/cart/cart/${userId}/p`],
    ["DELETE", `${via}/cart/cart/${userId}`],
    ["POST", `${via}/orders/orders`, order],
    ["GET", `${via}/orders/orders?userId=${userId}`],
    ["GET", `${via}/orders/orders/o?userId=${userId}`],
  ];
  return calls;
};

/** What the shop answers to a call in each place: its status and error. */
const answers = (request: APIRequestContext, userId: string, via: "/api" | "/docs/call") =>
  Promise.all(
    places(userId, via).map(async ([method, url, data]) => {
      const headers = { "x-api-key": setting("SHOP_API_KEY") };
      const answer = await request.fetch(url, { method, data, headers });
      return `${method} ${answer.status()} ${((await answer.json()) as { error?: string }).error}`;
    }),
  );
const refused = places("", "/api").map(([method]) => `${method} 403 ${FOREIGN_SHOPPER}`);

for (const via of ["/api", "/docs/call"] as const) {
  test(`a shopper of another session is refused in each place of ${via}`, async ({ page, browser }) => {
    await addToCart(page, await newProduct());
    const other = await browser.newContext();
    const victim = await currentShopper(page);
    await currentShopper(other);
    expect(await answers(other.request, victim, via)).toEqual(refused);
    expect(await answers(other.request, "smoke-test", via)).toEqual(refused);
    await other.close();
    await reload(page);
    await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();
  });

  test(`a forged session is refused in each place of ${via}`, async ({ page, browser }) => {
    await open(page, "/");
    const victim = await currentShopper(page);
    const cookie = (await page.context().cookies()).find(({ name }) => name === COOKIE);
    const [, signature] = cookie?.value.split(".") ?? [];
    const shoppers = { current: victim, known: [victim] };
    const forged = Buffer.from(JSON.stringify({ shoppers, issuedAt: Date.now() })).toString("base64url");
    for (const value of [`${forged}.${signature}`, forged, `${forged}.`]) {
      const other = await browser.newContext();
      await other.addCookies([{ name: COOKIE, value, url: setting("SHOP_URL") }]);
      expect(await answers(other.request, victim, via)).toEqual(refused);
      await other.close();
    }
  });
}

test("the session is a cookie that scripts cannot read and other sites do not send", async ({ page }) => {
  await open(page, "/");
  const cookie = (await page.context().cookies()).find(({ name }) => name === COOKIE);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain(COOKIE);
});

test("a page of another site cannot replace or change the session", async ({ page }) => {
  await open(page, "/");
  const before = await currentShopper(page);
  const foreign = { headers: { "sec-fetch-site": "cross-site", origin: "http://evil.test" } };
  expect((await page.request.post("/api/session", { ...foreign, data: {} })).status()).toBe(403);
  const form = { ...foreign, headers: { ...foreign.headers, cookie: "" }, form: { a: "b" } };
  expect((await page.request.post("/", form)).headers()["set-cookie"]).toBeUndefined();
  expect(await currentShopper(page)).toBe(before);
});

test("an id that the browser has stored without a signature is not used", async ({ page, browser }) => {
  await open(page, "/");
  const victim = await currentShopper(page);
  const other = await (await browser.newContext()).newPage();
  const stored = JSON.stringify({ current: victim, known: [victim] });
  await other.addInitScript((value) => localStorage.setItem("cloudcart.shoppers", value), stored);
  await open(other, "/");
  expect(await currentShopper(other)).not.toBe(victim);
  await expect(other.getByRole("button", { name: /^Shopping as guest-/ })).toBeVisible();
  await other.context().close();
});

test("two tabs have the same shopper after a switch in one of them", async ({ page, context }) => {
  await addToCart(page, await newProduct());
  const other = await context.newPage();
  await open(other, "/cart");
  await page.getByRole("button", { name: /Switch shopper/ }).click();
  await page.getByRole("button", { name: "New guest" }).click();
  await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
  await expect(other.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
  expect(await page.evaluate(shownShopper)).toBe(await other.evaluate(shownShopper));
});

const shownShopper = () =>
  document.querySelector("[popovertarget=shopper-menu]")?.getAttribute("aria-label") ?? "";

test.describe("a session that has ended while a page is open", () => {
  test.use({ expectedErrors: /status of 403/ });

  for (const [end, value] of [
    ["expired", undefined],
    ["was signed with a secret that is lost", "bG9zdA.bG9zdA"],
  ] as const)
    test(`and ${end} is replaced by one with a new guest`, async ({ page, context }) => {
      await addToCart(page, await newProduct());
      const before = await currentShopper(page);
      await context.clearCookies({ name: COOKIE });
      if (value) await context.addCookies([{ name: COOKIE, value, url: setting("SHOP_URL") }]);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expect(page.getByRole("link", { name: "Cart, 0 items" })).toBeVisible();
      const { current, known } = (await (await page.request.get("/api/session")).json()) as Shoppers;
      expect(known).toEqual([current]);
      expect(current).not.toBe(before);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expect(page.getByRole("link", { name: "Cart, 1 item" })).toBeVisible();
    });
});
