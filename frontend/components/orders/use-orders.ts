"use client";

import { useCallback, useEffect, useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import { attempt, type Problem, type Result } from "@/lib/api/problem";
import type { Order, OrderPage } from "@/lib/api/types";

const PAGE_SIZE = 20;

interface OrderHistory {
  orders: readonly Order[] | undefined;
  hasMore: boolean;
  isBusy: boolean;
  problem: Problem | undefined;
  /** Loads the next page, or the one that failed. */
  load(): Promise<void>;
}

/** A shopper's orders so far, newest first. */
export function useOrders(userId: string): OrderHistory {
  const [orders, setOrders] = useState<readonly Order[]>();
  const [nextKey, setNextKey] = useState<string>();
  const [isBusy, setBusy] = useState(true);
  const [problem, setProblem] = useState<Problem>();

  const ask = useCallback(
    (lastKey?: string) => attempt(() => browserCalls.listOrders(userId, { limit: PAGE_SIZE, lastKey })),
    [userId],
  );
  const show = useCallback((answer: Result<OrderPage>) => {
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    setOrders((shown = []) => [...shown, ...answer.value.orders]);
    setNextKey(answer.value.nextKey);
  }, []);

  useEffect(() => {
    let isGone = false;
    void ask().then((answer) => !isGone && show(answer));
    return () => {
      isGone = true;
    };
  }, [ask, show]);

  const load = async () => {
    setBusy(true);
    setProblem(undefined);
    show(await ask(nextKey));
  };

  return { orders, hasMore: nextKey !== undefined, isBusy, problem, load };
}
