/** The shop's vocabulary, as the specs say it. Nothing here is typed by hand. */
export type { Product, ProductPage } from "@generated/catalog";
export type { Cart, CartConflict, CartItem } from "@generated/cart";
export type {
  Order,
  OrderConflict,
  OrderItem,
  OrderPage,
  OrderStatus,
  PlaceOrderRequest,
  PriceChange,
  UnavailableItem,
} from "@generated/orders";
