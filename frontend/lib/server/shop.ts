import "server-only";
import { createShop, type CatalogCalls } from "@/lib/api/shop";
import { serviceUrl } from "./environment";

/** A page waits this long for its products before it says that the backend is away. */
const PAGE_TIMEOUT_MS = 8_000;
/** Nothing listens here: a shop without a backend behaves as with one that is away. */
const NOWHERE = "http://127.0.0.1:9";

/** The catalog for pages rendered on the server. */
export const serverCatalog = (): CatalogCalls =>
  createShop({ catalog: serviceUrl("catalog") ?? NOWHERE, cart: NOWHERE, orders: NOWHERE }, PAGE_TIMEOUT_MS);
