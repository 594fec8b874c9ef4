"use client";

import { useEffect, useState } from "react";
import type { Toast } from "./toast-list";

/** Long enough to be read. An error message stays until it is dismissed. */
const SHOWN_MS = 6_000;

/** Dismisses a success message after a time limit, which restarts when neither pointer nor focus is on it any more. */
export function useTimeLimit(tone: Toast["tone"], onDismiss: () => void) {
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isLimited = tone === "good" && !isHovered && !isFocused;
  useEffect(() => {
    if (!isLimited) return;
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isLimited, onDismiss]);
  return {
    onPointerEnter: () => setHovered(true),
    onPointerLeave: () => setHovered(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
}
