"use client";

import { useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import { attempt, type Problem } from "@/lib/api/problem";
import type { Product, ProductPage, ProductSearch } from "@/lib/api/types";
import { nextPage } from "@/lib/catalog/next-page";
import { merged } from "@/lib/catalog/selection";

type Loading = { phase: "idle" } | { phase: "busy" } | { phase: "failed"; problem: Problem };

interface Loaded {
  products: readonly Product[];
  nextKey: string | undefined;
}

/**
 * The products that were loaded after each first page. Back shows the same first page, from the router's cache, with
 * all products that were loaded; a new visit gets a new first page and starts with that.
 */
const loadedAfter = new WeakMap<ProductPage, Loaded>();

/** The products of a search that were loaded so far; the first page comes with the document. */
export function useCatalog(firstPage: ProductPage, search: ProductSearch) {
  const [{ products, nextKey }, setLoaded] = useState<Loaded>(
    () => loadedAfter.get(firstPage) ?? { products: firstPage.products, nextKey: firstPage.nextKey },
  );
  const [loading, setLoading] = useState<Loading>({ phase: "idle" });
  const [lastAdded, setLastAdded] = useState(0);

  const loadMore = async () => {
    if (!nextKey || loading.phase === "busy") return;
    setLoading({ phase: "busy" });
    const answer = await attempt(() => nextPage(browserCalls, search, nextKey));
    if (!answer.ok) return setLoading({ phase: "failed", problem: answer.problem });
    const all = merged(products, answer.value.products);
    const loaded = { products: all, nextKey: answer.value.nextKey };
    loadedAfter.set(firstPage, loaded);
    setLoaded(loaded);
    setLastAdded(all.length - products.length);
    setLoading({ phase: "idle" });
  };

  return { products, hasMore: nextKey !== undefined, loading, lastAdded, loadMore };
}
