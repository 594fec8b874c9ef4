import type { Shop } from "./shop";

let shop: Promise<Shop> | undefined;

/**
 * The shop's calls from the browser, which talks to nobody but the server it came from. The client is fetched with
 * the first call, so that a page is shown before it.
 */
function browserShop(): Promise<Shop> {
  shop ??= import("./shop").then(({ createShop }) =>
    createShop({ catalog: "/api/catalog", cart: "/api/cart", orders: "/api/orders" }),
  );
  shop.catch(() => (shop = undefined));
  return shop;
}

export const browserCalls: Shop = {
  listProducts: async (...args) => (await browserShop()).listProducts(...args),
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
