"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type RefObject } from "react";
import { queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";

/**
 * Puts into the address what was typed and chosen before hydration, which takes seconds on a slow connection. React
 * keeps it in the fields and calls no handler. Uses the router, which may not have patched the history yet.
 */
export function useEarlyChoices(drawn: Selection): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(drawn);
  const router = useRouter();

  useEffect(() => {
    if (!form.current) return;
    const fields = Object.fromEntries(new FormData(form.current)) as Record<string, string>;
    const chosen = selectionFrom(fields);
    const query = queryOf(chosen);
    if (query !== queryOf(first.current)) router.replace(`/${query}`, { scroll: false });
    first.current = chosen;
  }, [router]);

  return form;
}
