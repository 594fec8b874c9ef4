"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "@/lib/api/problem";
import type { CartLine } from "@/lib/cart/cart-state";
import { browserAttempts } from "@/lib/checkout/browser-attempts";
import { complaintsOf, noComplaints, type Complaints } from "@/lib/checkout/complaints";
import type { Placement } from "@/lib/checkout/place-order";
import { sendAttempt } from "@/lib/checkout/send-attempt";
import { reportChange } from "@/lib/other-windows";

interface Checkout {
  /** Until it is known whether a reload interrupted an order. */
  isOpening: boolean;
  isPlacing: boolean;
  complaints: Complaints;
  problem: Problem | undefined;
  place(lines: readonly CartLine[]): Promise<void>;
}

function useIsShown() {
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return isShown;
}

/** Places the shopper's order, and resumes one that a reload interrupted. */
export function useCheckout(userId: string, onAccepted: (orderId: string) => void): Checkout {
  const [opening] = useState(() => browserAttempts().open(userId));
  const [phase, setPhase] = useState<"opening" | "ready" | "placing">("opening");
  const [placement, setPlacement] = useState<Placement>();
  const isShown = useIsShown();

  const show = useCallback(
    (outcome: Placement) => {
      if (outcome.kind === "accepted") reportChange("orders", userId);
      // A shopper who has left the checkout finds the order in the history.
      if (!isShown.current) return;
      setPlacement(outcome);
      if (outcome.kind === "accepted") onAccepted(outcome.orderId);
      else setPhase("ready");
    },
    [onAccepted, isShown, userId],
  );

  useEffect(() => {
    void opening.then(async ({ interrupted }) => {
      setPhase(interrupted ? "placing" : "ready");
      if (interrupted) show(await sendAttempt(interrupted));
    });
  }, [opening, show]);

  const place = async (lines: readonly CartLine[]) => {
    setPhase("placing");
    setPlacement(undefined);
    const items = lines.map(({ productId, quantity, price }) => ({ productId, quantity, price }));
    show(await sendAttempt(await browserAttempts().begin(userId, items, await opening)));
  };

  return {
    isOpening: phase === "opening",
    isPlacing: phase === "placing",
    complaints: placement ? complaintsOf(placement) : noComplaints,
    problem: placement?.kind === "problem" ? placement.problem : undefined,
    place,
  };
}
