"use client";

import { useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import { attempt, type Problem } from "@/lib/api/problem";
import type { Product, ProductPage } from "@/lib/api/types";
import { merged } from "@/lib/catalog/selection";
import { PAGE_SIZE } from "@/lib/catalog/page-size";

type Loading = { phase: "idle" } | { phase: "busy" } | { phase: "failed"; problem: Problem };

/** The products loaded so far; the first page comes with the document. */
export function useCatalog(firstPage: ProductPage) {
  const [products, setProducts] = useState<readonly Product[]>(firstPage.products);
  const [nextKey, setNextKey] = useState(firstPage.nextKey);
  const [loading, setLoading] = useState<Loading>({ phase: "idle" });
  const [lastAdded, setLastAdded] = useState(0);

  const loadMore = async () => {
    if (!nextKey || loading.phase === "busy") return;
    setLoading({ phase: "busy" });
    const answer = await attempt(() => browserCalls.listProducts({ limit: PAGE_SIZE, lastKey: nextKey }));
    if (!answer.ok) return setLoading({ phase: "failed", problem: answer.problem });
    const all = merged(products, answer.value.products);
    setProducts(all);
    setNextKey(answer.value.nextKey);
    setLastAdded(all.length - products.length);
    setLoading({ phase: "idle" });
  };

  return { products, hasMore: nextKey !== undefined, loading, lastAdded, loadMore };
}
