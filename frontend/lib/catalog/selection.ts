import type { Product } from "@/lib/api/types";

export const sortings = ["featured", "priceUp", "priceDown", "name"] as const;
export type Sorting = (typeof sortings)[number];

/** Which of the loaded products are shown, and in which order. */
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
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const sort = sortings.find((sorting) => sorting === one("sort")) ?? "featured";
  return { search: one("q").slice(0, 100), category: one("category").slice(0, 100), sort };
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

export const categoriesOf = (products: readonly Product[]): string[] =>
  [...new Set(products.flatMap(({ category }) => (category ? [category] : [])))].toSorted();

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function isMatch(product: Product, words: readonly string[]): boolean {
  const text = plain(`${product.title} ${product.description ?? ""} ${product.category ?? ""}`);
  return words.every((word) => text.includes(word));
}

const orders: Record<Sorting, (a: Product, b: Product) => number> = {
  /** Products in stock come first, each group in the order of the catalog. */
  featured: (a, b) => Number(a.stock === 0) - Number(b.stock === 0),
  priceUp: (a, b) => a.price - b.price,
  priceDown: (a, b) => b.price - a.price,
  name: (a, b) => a.title.localeCompare(b.title),
};

export function select(products: readonly Product[], { search, category, sort }: Selection): Product[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return products
    .filter((product) => !category || product.category === category)
    .filter((product) => isMatch(product, words))
    .toSorted(orders[sort]);
}

/** Pages may overlap while products are added. Each product is shown once, at its first place. */
export function merged(loaded: readonly Product[], next: readonly Product[]): Product[] {
  const known = new Set(loaded.map(({ productId }) => productId));
  return [...loaded, ...next.filter(({ productId }) => !known.has(productId))];
}
