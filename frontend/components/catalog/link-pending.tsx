"use client";

import { useLinkStatus } from "next/link";

/** Highlights the card while its page is loading. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute inset-x-0 top-0 aspect-square animate-shimmer rounded-2xl ring-3 ring-brand"
    />
  );
}
