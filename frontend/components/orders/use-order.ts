"use client";

import { useEffect, useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import type { Problem } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";
import { browserVisibility } from "@/lib/orders/browser-visibility";
import { isSettled, startPolling } from "@/lib/orders/polling";
import { useSettlement } from "./use-settlement";

interface FollowedOrder {
  order: Order | undefined;
  /** Of the last poll, when it failed. */
  problem: Problem | undefined;
  retry(): void;
}

/** An order, polled until it is shipped or failed. */
export function useOrder(orderId: string, userId: string): FollowedOrder {
  const [order, setOrder] = useState<Order>();
  const [problem, setProblem] = useState<Problem>();
  const [round, setRound] = useState(0);
  const settleOrder = useSettlement();

  useEffect(
    () =>
      startPolling<Order>({
        poll: () => browserCalls.getOrder(orderId, userId),
        isOpen: (seen) => !isSettled(seen),
        onResult: (seen) => {
          setOrder(seen);
          setProblem(undefined);
          void settleOrder(seen);
        },
        onProblem: setProblem,
        visibility: browserVisibility,
      }),
    [orderId, userId, round, settleOrder],
  );

  return { order, problem, retry: () => setRound((rounds) => rounds + 1) };
}
