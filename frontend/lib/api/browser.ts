import { NoUsableAnswer } from "./problem";
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

export const browserCalls: Shop = {
  listProducts: async (...args) => (await browserShop()).listProducts(...args),
  listCategories: async () => (await browserShop()).listCategories(),
  getProduct: async (...args) => (await browserShop()).getProduct(...args),
  getCart: async (...args) => (await browserShop()).getCart(...args),
  addCartItem: async (...args) => (await browserShop()).addCartItem(...args),
  updateCartItem: async (...args) => (await browserShop()).updateCartItem(...args),
  removeCartItem: async (...args) => (await browserShop()).removeCartItem(...args),
  clearCart: async (...args) => (await browserShop()).clearCart(...args),
  placeOrder: async (...args) => (await browserShop()).placeOrder(...args),
  getOrder: async (...args) => (await browserShop()).getOrder(...args),
  listOrders: async (...args) => (await browserShop()).listOrders(...args),
};
