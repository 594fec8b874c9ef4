"use client";

import { useI18n } from "@/components/providers/i18n";
import type { ProductPage } from "@/lib/api/types";
import { featured, searchOf, type Selection } from "@/lib/catalog/selection";
import { LoadMore } from "./load-more";
import { NothingMatches } from "./nothing-matches";
import { ProductGrid } from "./product-grid";
import { useCatalog } from "./use-catalog";

interface Props {
  firstPage: ProductPage;
  selection: Selection;
  /** The number of all products of the selection, where the catalog counts them. */
  total: number | undefined;
  onReset: () => void;
}

/** The loaded products of one selection. */
export function ProductList({ firstPage, selection, total, onReset }: Props) {
  const { t, counted, number } = useI18n();
  const { products, hasMore, loading, lastAdded, loadMore } = useCatalog(firstPage, searchOf(selection));
  const shown = selection.sort === "featured" ? featured(products) : products;
  return (
    <>
      <p role="status" className="mt-4 mb-5 text-sm text-muted">
        {total !== undefined && total > shown.length
          ? t("home.countOf", { shown: number(shown.length), total: number(total) })
          : counted("home.count", shown.length)}
      </p>
      {shown.length > 0 || hasMore ? <ProductGrid products={shown} /> : <NothingMatches onReset={onReset} />}
      <LoadMore hasMore={hasMore} loading={loading} lastAdded={lastAdded} onMore={() => void loadMore()} />
    </>
  );
}
