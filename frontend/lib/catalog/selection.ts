import type { Product, ProductSearch, SortOrder } from "@/lib/api/types";

export const sortings = ["featured", "newest", "priceUp", "priceDown", "name"] as const;
export type Sorting = (typeof sortings)[number];

const orders: Record<Exclude<Sorting, "featured">, SortOrder> = {
  newest: "newest",
  priceUp: "price",
  priceDown: "-price",
  name: "title",
};

/** The catalog's limit of a search text and of a category, in characters. */
const LONGEST_TEXT = 100;

/** Which products of the catalog are shown, and in which order. */
export interface Selection {
  search: string;
  category: string;
  sort: Sorting;
}

export const everything: Selection = { search: "", category: "", sort: "featured" };

/** Reads a selection from the query of an address. Invalid values are ignored. */
export function selectionFrom(query: Record<string, string | string[] | undefined>): Selection {
  const one = (name: string) => {
    const value = query[name];
    const text = (Array.isArray(value) ? value[0] : value) ?? "";
    return [...text.replace(/\p{Cc}/gu, " ")].slice(0, LONGEST_TEXT).join("");
  };
  const sort = sortings.find((sorting) => sorting === one("sort")) ?? "featured";
  return { search: one("q"), category: one("category"), sort };
}

/** The query of a selection's address, without default values. */
export function queryOf({ search, category, sort }: Selection): string {
  const query = new URLSearchParams();
  if (search) query.set("q", search);
  if (category) query.set("category", category);
  if (sort !== "featured") query.set("sort", sort);
  return query.size > 0 ? `?${query}` : "";
}

/** Whether a selection differs from the one before only in its search words. */
export const isTyping = (before: Selection, next: Selection): boolean =>
  before.category === next.category && before.sort === next.sort && before.search !== next.search;

/** The catalog's parameters for a selection; none for the list of everything. */
export function searchOf({ search, category, sort }: Selection): ProductSearch {
  return {
    ...(search.trim() && { q: search }),
    ...(category && { category }),
    ...(sort !== "featured" && { sort: orders[sort] }),
  };
}

/** Products in stock come first, each group in the order of the catalog. */
export const featured = (products: readonly Product[]): Product[] =>
  products.toSorted((a, b) => Number(a.stock === 0) - Number(b.stock === 0));

/** Pages may overlap while products are added. Each product is shown once, at its first place. */
export function merged(loaded: readonly Product[], next: readonly Product[]): Product[] {
  const known = new Set(loaded.map(({ productId }) => productId));
  return [...loaded, ...next.filter(({ productId }) => !known.has(productId))];
}
