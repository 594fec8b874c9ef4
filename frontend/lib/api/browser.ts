import { FOREIGN_SHOPPER_EVENT } from "@/lib/shopper/shopper-store";
import { FOREIGN_SHOPPER } from "@/lib/shopper/shoppers";
import { failedResponse, NoUsableAnswer } from "./problem";
import type { Shop } from "./shop";

let shop: Promise<Shop> | undefined;

/** The code of the calls is loaded with the first call, so that it does not delay the page. */
async function loadShop(): Promise<Shop> {
  try {
    const { createShop } = await import("./shop");
    return createShop({ catalog: "/api/catalog", cart: "/api/cart", orders: "/api/orders" });
  } catch (error) {
    throw new NoUsableAnswer("The code of the calls could not be loaded", { cause: error });
  }
}

/** The shop's calls from the browser, through the server of the page. The next call repeats a failed load. */
function browserShop(): Promise<Shop> {
  shop ??= loadShop().catch((error: unknown) => {
    shop = undefined;
    throw error;
  });
  return shop;
}

/**
 * Makes a call. When its shopper belongs to another session, because this window has missed a change or the session
 * has ended, the window is notified, so that it shows the shopper of the session.
 */
async function called<T>(call: (shop: Shop) => Promise<T>): Promise<T> {
  try {
    return await call(await browserShop());
  } catch (error) {
    if (isOfForeignShopper(error)) window.dispatchEvent(new Event(FOREIGN_SHOPPER_EVENT));
    throw error;
  }
}

function isOfForeignShopper(error: unknown): boolean {
  const response = failedResponse(error);
  return response?.status === 403 && (response.data as { error?: unknown } | null)?.error === FOREIGN_SHOPPER;
}

export const browserCalls: Shop = {
  listProducts: (...args) => called((shop) => shop.listProducts(...args)),
  listCategories: () => called((shop) => shop.listCategories()),
  getProduct: (...args) => called((shop) => shop.getProduct(...args)),
  getCart: (...args) => called((shop) => shop.getCart(...args)),
  addCartItem: (...args) => called((shop) => shop.addCartItem(...args)),
  updateCartItem: (...args) => called((shop) => shop.updateCartItem(...args)),
  removeCartItem: (...args) => called((shop) => shop.removeCartItem(...args)),
  clearCart: (...args) => called((shop) => shop.clearCart(...args)),
  placeOrder: (...args) => called((shop) => shop.placeOrder(...args)),
  getOrder: (...args) => called((shop) => shop.getOrder(...args)),
  listOrders: (...args) => called((shop) => shop.listOrders(...args)),
};
