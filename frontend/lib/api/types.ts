import type * as CartApi from "@generated/cart";
import type { CatalogApiListProductsRequest } from "@generated/catalog";
import type * as OrdersApi from "@generated/orders";
import type { Read } from "./json";

/** The types of the OpenAPI documents. None is written by hand. */
export type { CategoryCount, Product, ProductPage, SortOrder } from "@generated/catalog";
export type { CartConflict, CartItem } from "@generated/cart";
export type {
  OrderConflict,
  OrderItem,
  OrderStatus,
  PlaceOrderRequest,
  PriceChange,
  UnavailableItem,
} from "@generated/orders";

export type ProductSearch = Pick<CatalogApiListProductsRequest, "q" | "category" | "sort">;
export type Cart = Read<CartApi.Cart>;
export type Order = Read<OrdersApi.Order>;
export type OrderPage = Read<OrdersApi.OrderPage>;
