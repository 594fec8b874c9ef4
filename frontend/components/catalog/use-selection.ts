"use client";

import { useSearchParams } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { isTyping, queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";

/**
 * The selection in the address, which is stored nowhere else. A choice adds an entry to the history, typing replaces
 * the entry. The router updates a moment later; until then the fields show what was entered.
 */
export function useSelection() {
  const inAddress = selectionFrom(Object.fromEntries(useSearchParams()));
  const [selection, showSelection] = useOptimistic(inAddress);

  const choose = (next: Selection) =>
    startTransition(() => {
      showSelection(next);
      const address = `/${queryOf(next)}`;
      if (isTyping(selection, next)) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    });

  return { selection, choose };
}
