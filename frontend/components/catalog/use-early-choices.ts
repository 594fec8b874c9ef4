"use client";

import { useEffect, useRef, type RefObject } from "react";
import { queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";

/**
 * Takes over what was typed and chosen before the scripts came. On a slow line that is seconds; React leaves it in the
 * fields and tells nobody.
 */
export function useEarlyChoices(
  drawn: Selection,
  onChoose: (selection: Selection) => void,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef({ drawn, onChoose });

  useEffect(() => {
    if (!form.current) return;
    const fields = Object.fromEntries(new FormData(form.current)) as Record<string, string>;
    const chosen = selectionFrom(fields);
    if (queryOf(chosen) !== queryOf(first.current.drawn)) first.current.onChoose(chosen);
  }, []);

  return form;
}
