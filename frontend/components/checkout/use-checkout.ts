"use client";

import { useCallback, useEffect, useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import type { Problem } from "@/lib/api/problem";
import type { CartLine } from "@/lib/cart/cart-state";
import type { Attempt } from "@/lib/checkout/attempts";
import { browserAttempts } from "@/lib/checkout/browser-attempts";
import { complaintsOf, noComplaints, type Complaints } from "@/lib/checkout/complaints";
import { placeOrder, type Placement } from "@/lib/checkout/place-order";

interface Checkout {
  isPlacing: boolean;
  complaints: Complaints;
  problem: Problem | undefined;
  place(lines: readonly CartLine[]): void;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Tries under way in this page, so that a second press joins the first. */
const underWay = new Map<string, Promise<Placement>>();

async function tried(attempt: Attempt): Promise<Placement> {
  const placement = await placeOrder(browserCalls, attempt, wait);
  // Noted before anybody is told, so that a reload finds it.
  if (placement.kind === "accepted") browserAttempts().accepted(attempt, placement.order.orderId);
  else if (placement.kind === "problem") browserAttempts().stopped(attempt);
  else browserAttempts().end(attempt);
  return placement;
}

function send(attempt: Attempt): Promise<Placement> {
  const present = underWay.get(attempt.key);
  if (present) return present;
  const sent = tried(attempt).finally(() => underWay.delete(attempt.key));
  underWay.set(attempt.key, sent);
  return sent;
}

/** Places the shopper's order, and goes on with one that a reload interrupted. */
export function useCheckout(userId: string, onAccepted: (orderId: string) => void): Checkout {
  const [isPlacing, setPlacing] = useState(() => browserAttempts().interrupted(userId) !== undefined);
  const [placement, setPlacement] = useState<Placement>();

  const show = useCallback(
    (outcome: Placement) => {
      setPlacement(outcome);
      if (outcome.kind === "accepted") onAccepted(outcome.order.orderId);
      else setPlacing(false);
    },
    [onAccepted],
  );

  useEffect(() => {
    const interrupted = browserAttempts().interrupted(userId);
    if (interrupted) void send(interrupted).then(show);
  }, [userId, show]);

  const place = (lines: readonly CartLine[]) => {
    const items = lines.map(({ productId, quantity, price }) => ({ productId, quantity, price }));
    setPlacing(true);
    setPlacement(undefined);
    void send(browserAttempts().begin(userId, items)).then(show);
  };

  return {
    isPlacing,
    complaints: placement ? complaintsOf(placement) : noComplaints,
    problem: placement?.kind === "problem" ? placement.problem : undefined,
    place,
  };
}
