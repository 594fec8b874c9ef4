"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type RefObject } from "react";
import { queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";

/**
 * Puts into the address what was typed and chosen before the scripts came, which on a slow connection is seconds. React
 * leaves it in the fields and calls no handler. By the router: its hooks into the history may not be installed yet.
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
