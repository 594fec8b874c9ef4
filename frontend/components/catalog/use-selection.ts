"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { startTransition, useOptimistic, useRef, useTransition } from "react";
import { isTyping, queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";

/** Typing is searched for when it pauses. */
const PAUSE_MS = 200;

/**
 * The selection in the address, which is stored nowhere else. A choice adds an entry to the history, typing
 * replaces the entry. Until the server has found the products, the fields show what was entered.
 */
export function useSelection() {
  const router = useRouter();
  const inAddress = selectionFrom(Object.fromEntries(useSearchParams()));
  const [selection, showSelection] = useOptimistic(inAddress);
  const [isPending, startChange] = useTransition();
  const latest = useRef(0);

  const choose = (next: Selection) => {
    const change = ++latest.current;
    const typing = isTyping(selection, next);
    startChange(async () => {
      showSelection(next);
      if (typing) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (change !== latest.current) return;
      const address = `/${queryOf(next)}`;
      startTransition(() =>
        typing ? router.replace(address, { scroll: false }) : router.push(address, { scroll: false }),
      );
    });
  };

  return { selection, choose, isPending };
}
