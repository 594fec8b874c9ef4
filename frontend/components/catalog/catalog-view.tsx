"use client";

import { useDeferredValue, useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import type { ProductPage } from "@/lib/api/types";
import { categoriesOf, everything, queryOf, select, type Selection } from "@/lib/catalog/selection";
import { CatalogToolbar } from "./catalog-toolbar";
import { LoadMore } from "./load-more";
import { NothingMatches } from "./nothing-matches";
import { ProductGrid } from "./product-grid";
import { useCatalog } from "./use-catalog";

interface Props {
  firstPage: ProductPage;
  initial: Selection;
}

/** The shop window: what is loaded, narrowed by search and category. The address remembers the selection. */
export function CatalogView({ firstPage, initial }: Props) {
  const { counted } = useI18n();
  const [selection, setSelection] = useState(initial);
  const { products, hasMore, loading, lastAdded, loadMore } = useCatalog(firstPage);
  const shown = select(products, useDeferredValue(selection));

  const choose = (next: Selection) => {
    setSelection(next);
    window.history.replaceState(null, "", `/${queryOf(next)}`);
  };

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
