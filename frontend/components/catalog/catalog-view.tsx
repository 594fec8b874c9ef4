"use client";

import type { ShopWindow } from "@/lib/server/catalog";
import { everything, queryOf, type Selection } from "@/lib/catalog/selection";
import { CatalogToolbar } from "./catalog-toolbar";
import { ProductList } from "./product-list";
import { useSelection } from "./use-selection";

interface Props extends ShopWindow {
  /** What the first page was asked for; the fields are already a choice ahead while the next one is loaded. */
  loaded: Selection;
}

/** The products that the catalog finds for the search, category and sorting in the address. */
export function CatalogView({ firstPage, categories, loaded }: Props) {
  const { selection, choose, isPending } = useSelection();
  const names = categories.map(({ name }) => name);
  return (
    <>
      <CatalogToolbar categories={names} selection={selection} onChange={choose} />
      <div aria-busy={isPending}>
        <ProductList
          key={queryOf(loaded)}
          firstPage={firstPage}
          selection={loaded}
          total={
            loaded.search ? undefined : categories.find(({ name }) => name === loaded.category)?.products
          }
          onReset={() => choose(everything)}
        />
      </div>
    </>
  );
}
