// Takes the pictures of the README: npm run screenshots -- [address], http://127.0.0.1:3000 by default.
// The shop has to run there with its sample products (./start-local.sh). It places an order of its own.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromiumPath } from "./chromium.mjs";

const shop = (process.argv[2] ?? "http://127.0.0.1:3000").replace(/\/+$/, "");
const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const ORDER_TRIES = 10;
const FORMS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
};
const settings = { baseURL: shop, locale: "en-GB", reducedMotion: "reduce" };

/** One picture for each colour scheme. */
async function take(page, form, name, address, ready) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(address);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState("networkidle");
    const path = `${folder}${name}-${form}-${colorScheme}.jpg`;
    await page.screenshot({ path, type: "jpeg", quality: 80 });
    console.log(path);
  }
}

async function fillCart(page) {
  await page.goto("/");
  const links = await page.locator("li[data-product] a").evaluateAll((all) => all.map(({ href }) => href));
  const products = [...new Set(links)].slice(0, 3);
  for (const product of products) {
    await page.goto(product);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "View cart" }).waitFor();
  }
  return products[0];
}

/** Some payments fail; the cart is kept, so the order is placed again. */
async function order(page) {
  for (let tries = 0; tries < ORDER_TRIES; tries++) {
    await page.goto("/checkout");
    await page.getByRole("button", { name: /^Place order/ }).click();
    await page.waitForURL(/order=/);
    const end = page.locator('main [data-status="SHIPPED"], main [data-status="FAILED"]').first();
    await end.waitFor({ timeout: 60_000 });
    const status = await end.getAttribute("data-status");
    if (status === "SHIPPED") return `/orders/${new URL(page.url()).searchParams.get("order")}`;
  }
  throw new Error(`None of ${ORDER_TRIES} orders was paid`);
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const context = await browser.newContext({ ...settings, ...FORMS.desktop });
  const desktop = await context.newPage();
  const product = await fillCart(desktop);
  // The same shopper on both devices, so that both show the same cart and order.
  const storageState = await context.storageState();
  const phone = await (await browser.newContext({ ...settings, ...FORMS.phone, storageState })).newPage();
  const both = Object.entries({ desktop, phone });
  for (const [form, page] of both) {
    await take(page, form, "shop", "/", "li[data-product]");
    await take(page, form, "product", product, "main h1");
    await take(page, form, "cart", "/cart", "[data-testid=total]");
  }
  const placed = await order(desktop);
  for (const [form, page] of both) await take(page, form, "order", placed, "[data-testid=tracking]");
} finally {
  await browser.close();
}
