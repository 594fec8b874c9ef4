"use client";

import { useDeferredValue } from "react";
import { useI18n } from "@/components/providers/i18n";
import type { ProductPage } from "@/lib/api/types";
import { categoriesOf, everything, select } from "@/lib/catalog/selection";
import { CatalogToolbar } from "./catalog-toolbar";
import { LoadMore } from "./load-more";
import { NothingMatches } from "./nothing-matches";
import { ProductGrid } from "./product-grid";
import { useCatalog } from "./use-catalog";
import { useSelection } from "./use-selection";

/** The loaded products that match the search and the category in the address. */
export function CatalogView({ firstPage }: { firstPage: ProductPage }) {
  const { counted } = useI18n();
  const { selection, choose } = useSelection();
  const { products, hasMore, loading, lastAdded, loadMore } = useCatalog(firstPage);
  const shown = select(products, useDeferredValue(selection));

  return (
    <>
      <CatalogToolbar categories={categoriesOf(products)} selection={selection} onChange={choose} />
      <p role="status" className="mt-4 mb-5 text-sm text-muted">
        {counted("home.count", shown.length)}
      </p>
      {shown.length > 0 ? (
        <ProductGrid products={shown} />
      ) : (
        <NothingMatches onReset={() => choose(everything)} />
      )}
      <LoadMore hasMore={hasMore} loading={loading} lastAdded={lastAdded} onMore={() => void loadMore()} />
    </>
  );
}
