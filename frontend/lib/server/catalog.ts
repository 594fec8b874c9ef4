import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { attempt, type Result } from "@/lib/api/problem";
import type { CatalogCalls } from "@/lib/api/shop";
import type { CategoryCount, Product, ProductPage } from "@/lib/api/types";
import { nextPage } from "@/lib/catalog/next-page";
import { searchOf, type Selection } from "@/lib/catalog/selection";
import { CATALOG_STATE_HEADER, type CatalogState } from "./catalog-state";
import { serverCatalog } from "./shop";

const stateOfRequest = async () => (await headers()).get(CATALOG_STATE_HEADER) as CatalogState | null;

/** A page whose answer has the status 503 already does not call the catalog: it has to show what the status says. */
async function answerOf<T>(call: (catalog: CatalogCalls) => Promise<T>): Promise<Result<T>> {
  if ((await stateOfRequest()) === "unavailable") return { ok: false, problem: { kind: "unavailable" } };
  return attempt(() => call(serverCatalog()));
}

/** The first products of a selection, and all categories. */
export interface ShopWindow {
  firstPage: ProductPage;
  categories: CategoryCount[];
}

export const readShopWindow = (selection: Selection): Promise<Result<ShopWindow>> =>
  answerOf(async (catalog) => {
    const [firstPage, categories] = await Promise.all([
      nextPage(catalog, searchOf(selection)),
      catalog.listCategories(),
    ]);
    return { firstPage, categories };
  });

/** Once for each request: its metadata and its page need the same product. */
export const readProduct = cache((productId: string): Promise<Result<Product>> =>
  answerOf((catalog) => catalog.getProduct(productId)),
);

/** How long a page waits for the answer before its frame is sent. A product that does not exist is a 404 until then. */
const HOLD_MS = { list: 500, product: 2_000 };

/** The answer when it comes in time, else nothing. */
export async function inTime<T>(answer: Promise<T>, content: keyof typeof HOLD_MS): Promise<T | undefined> {
  if (content === "list" && (await stateOfRequest()) === "slow") return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), HOLD_MS[content]);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
