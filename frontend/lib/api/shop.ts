import { CartApi, Configuration as CartConfiguration, type AddCartItemRequest } from "@generated/cart";
import { CatalogApi, Configuration as CatalogConfiguration } from "@generated/catalog";
import { Configuration as OrdersConfiguration, OrdersApi } from "@generated/orders";
import axios, { type AxiosResponse } from "axios";
import { readJson, type Read } from "./json";
import { NoUsableAnswer } from "./problem";
import type {
  Cart,
  CartItem,
  CategoryCount,
  Order,
  OrderPage,
  PlaceOrderRequest,
  Product,
  ProductPage,
  ProductSearch,
} from "./types";

export interface CatalogCalls {
  listProducts(page: ProductSearch & { limit: number; lastKey?: string }): Promise<ProductPage>;
  listCategories(): Promise<CategoryCount[]>;
  getProduct(productId: string): Promise<Product>;
}

export interface CartCalls {
  getCart(userId: string): Promise<Cart>;
  addCartItem(userId: string, line: Omit<AddCartItemRequest, "userId">): Promise<CartItem>;
  updateCartItem(userId: string, productId: string, quantity: number): Promise<CartItem>;
  removeCartItem(userId: string, productId: string): Promise<void>;
  clearCart(userId: string): Promise<void>;
}

export interface OrderCalls {
  /** Safe to repeat with the same key and request. */
  placeOrder(request: PlaceOrderRequest, idempotencyKey: string): Promise<Order>;
  getOrder(orderId: string, userId: string): Promise<Order>;
  listOrders(userId: string, page: { limit: number; lastKey?: string }): Promise<OrderPage>;
}

/** Every call of the shop. A failed call rejects with an error that `problemOf` classifies. */
export type Shop = CatalogCalls & CartCalls & OrderCalls;

export interface Addresses {
  catalog: string;
  cart: string;
  orders: string;
  /** Sent with orders; known to the server only. */
  apiKey?: string;
}

/** Longer than an order takes: its function may run 25 s, after a cold start. */
const TIMEOUT_MS = 30_000;

/**
 * The document of an answer, as `readJson` has parsed it, with these lists. A proxy or a wrong address may answer 200
 * with HTML or nothing.
 */
function documentOf<T extends object>({ data, config }: AxiosResponse<T>, ...lists: (keyof T)[]): Read<T> {
  const isDocument = typeof data === "object" && data !== null;
  if (!isDocument || !lists.every((name) => Array.isArray(data[name])))
    throw new NoUsableAnswer(`${config.method} ${config.url} was answered by something else`);
  return data as Read<T>;
}

/** The shop's calls on the generated clients. Only this function uses them. */
export function createShop(to: Addresses, timeout = TIMEOUT_MS): Shop {
  const http = axios.create({ timeout, transformResponse: readJson });
  const catalog = new CatalogApi(new CatalogConfiguration(), to.catalog, http);
  const cart = new CartApi(new CartConfiguration(), to.cart, http);
  const orders = new OrdersApi(new OrdersConfiguration({ apiKey: to.apiKey }), to.orders, http);

  return {
    listProducts: async (page) => documentOf(await catalog.listProducts(page), "products"),
    listCategories: async () => documentOf(await catalog.listCategories(), "categories").categories,
    getProduct: async (productId) => documentOf(await catalog.getProduct({ productId })),

    getCart: async (userId) => documentOf(await cart.getCart({ userId }), "items"),
    addCartItem: async (userId, { productId, title, price, quantity, imageUrl }) =>
      documentOf(
        await cart.addCartItem({
          addCartItemRequest: { userId, productId, title, price, quantity, imageUrl },
        }),
      ),
    updateCartItem: async (userId, productId, quantity) =>
      documentOf(await cart.updateCartItem({ userId, productId, updateCartItemRequest: { quantity } })),
    removeCartItem: async (userId, productId) => void (await cart.removeCartItem({ userId, productId })),
    clearCart: async (userId) => void (await cart.clearCart({ userId })),

    placeOrder: async (placeOrderRequest, idempotencyKey) =>
      documentOf(await orders.placeOrder({ placeOrderRequest, idempotencyKey }), "items"),
    getOrder: async (orderId, userId) =>
      documentOf(await orders.getOrder({ orderId, userId }), "items", "history"),
    listOrders: async (userId, page) => documentOf(await orders.listOrders({ userId, ...page }), "orders"),
  };
}
