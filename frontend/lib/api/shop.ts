import { CartApi, Configuration as CartConfiguration, type AddCartItemRequest } from "@generated/cart";
import { CatalogApi, Configuration as CatalogConfiguration } from "@generated/catalog";
import { Configuration as OrdersConfiguration, OrdersApi } from "@generated/orders";
import axios from "axios";
import type { Cart, CartItem, Order, OrderPage, PlaceOrderRequest, Product, ProductPage } from "./types";

export interface CatalogCalls {
  listProducts(page: { limit: number; lastKey?: string }): Promise<ProductPage>;
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

/** Every call the shop makes. A failed one rejects with Axios's error; see `problemOf`. */
export type Shop = CatalogCalls & CartCalls & OrderCalls;

export interface Addresses {
  catalog: string;
  cart: string;
  orders: string;
  /** Sent with orders; only the server has it. */
  apiKey?: string;
}

/** Time enough for an order, whose function may take 25 s and be started first. */
const TIMEOUT_MS = 30_000;

/** The shop's calls on the generated clients; the one place that uses them. */
export function createShop(to: Addresses, timeout = TIMEOUT_MS): Shop {
  const http = axios.create({ timeout });
  const catalog = new CatalogApi(new CatalogConfiguration(), to.catalog, http);
  const cart = new CartApi(new CartConfiguration(), to.cart, http);
  const orders = new OrdersApi(new OrdersConfiguration({ apiKey: to.apiKey }), to.orders, http);

  return {
    listProducts: async (page) => (await catalog.listProducts(page)).data,
    getProduct: async (productId) => (await catalog.getProduct({ productId })).data,

    getCart: async (userId) => (await cart.getCart({ userId })).data,
    addCartItem: async (userId, { productId, title, price, quantity, imageUrl }) =>
      (
        await cart.addCartItem({
          addCartItemRequest: { userId, productId, title, price, quantity, imageUrl },
        })
      ).data,
    updateCartItem: async (userId, productId, quantity) =>
      (await cart.updateCartItem({ userId, productId, updateCartItemRequest: { quantity } })).data,
    removeCartItem: async (userId, productId) => void (await cart.removeCartItem({ userId, productId })),
    clearCart: async (userId) => void (await cart.clearCart({ userId })),

    placeOrder: async (placeOrderRequest, idempotencyKey) =>
      (await orders.placeOrder({ placeOrderRequest, idempotencyKey })).data,
    getOrder: async (orderId, userId) => (await orders.getOrder({ orderId, userId })).data,
    listOrders: async (userId, page) => (await orders.listOrders({ userId, ...page })).data,
  };
}
