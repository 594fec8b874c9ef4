import "server-only";
import { createShop, type CatalogCalls } from "@/lib/api/shop";
import { serviceUrl } from "./environment";

/** A page waits this long for its products before it shows that the backend is unavailable. */
const PAGE_TIMEOUT_MS = 8_000;
/** No server listens here: without a configured backend, the shop behaves as with an unavailable one. */
const NOWHERE = "http://127.0.0.1:9";

/** The catalog for pages rendered on the server. */
export const serverCatalog = (): CatalogCalls =>
  createShop({ catalog: serviceUrl("catalog") ?? NOWHERE, cart: NOWHERE, orders: NOWHERE }, PAGE_TIMEOUT_MS);
