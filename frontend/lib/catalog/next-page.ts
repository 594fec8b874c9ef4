import type { CatalogCalls } from "@/lib/api/shop";
import type { ProductPage, ProductSearch } from "@/lib/api/types";

/** Products asked for at a time: full rows in grids of two, three and four columns. */
const PAGE_SIZE = 24;
/** The catalog reads 1000 products of an index for one page, so a shopper waits for 5000 at most. */
const MOST_CALLS = 5;

/**
 * The page after a key, or the first one. A page of a search may be empty although more follow; then the next ones are
 * read too.
 */
export async function nextPage(
  catalog: Pick<CatalogCalls, "listProducts">,
  search: ProductSearch,
  lastKey?: string,
): Promise<ProductPage> {
  let page = await catalog.listProducts({ limit: PAGE_SIZE, ...search, lastKey });
  for (let call = 1; page.products.length === 0 && page.nextKey && call < MOST_CALLS; call++)
    page = await catalog.listProducts({ limit: PAGE_SIZE, ...search, lastKey: page.nextKey });
  return page;
}
