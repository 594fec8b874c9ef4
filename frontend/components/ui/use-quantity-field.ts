"use client";

import { useEffect, useRef, useState } from "react";

interface Quantity {
  quantity: number;
  most: number;
  onChange: (quantity: number) => void;
}

/** The state of a quantity's field: the typed text, and whether the last input exceeded the limit. */
export function useQuantityField({ quantity, most, onChange }: Quantity) {
  const [typed, setTyped] = useState<string>();
  const [isLimited, setLimited] = useState(false);
  // A second press can come before the page shows the first.
  const latest = useRef(quantity);
  useEffect(() => {
    latest.current = quantity;
  }, [quantity]);

  const change = (wanted: number) => {
    const allowed = Math.min(Math.max(wanted, 1), most);
    setLimited(wanted > most);
    if (allowed === latest.current) return;
    latest.current = allowed;
    onChange(allowed);
  };

  return {
    shown: typed ?? quantity,
    isLimited,
    step: (by: number) => change(latest.current + by),
    type: (text: string) => setTyped(text.replace(/\D/g, "").slice(0, 7)),
    commit: () => {
      if (typed) change(Number(typed));
      setTyped(undefined);
    },
  };
}
