"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: a line along the top of the window while its page is loading, after a short delay. */
export function PendingBar() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none fixed inset-x-0 top-0 z-50 h-1 animate-arrive bg-accent"
    />
  );
}
