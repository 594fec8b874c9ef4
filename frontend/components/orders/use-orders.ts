"use client";

import { useEffect, useRef, useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import { attempt, type Problem } from "@/lib/api/problem";
import type { Order, OrderPage } from "@/lib/api/types";
import { browserVisibility } from "@/lib/orders/browser-visibility";
import {
  HISTORY_PAGE_SIZE,
  paymentsDone,
  readNewest,
  withEarlier,
  withNewest,
  type OrderHistory,
} from "@/lib/orders/order-history";
import { isSettled, startPolling } from "@/lib/orders/polling";
import { onChangeElsewhere } from "@/lib/other-windows";
import { useSettlement } from "./use-settlement";

/** A shopper's orders so far, newest first. They are polled until each is shipped or failed. */
export function useOrders(userId: string) {
  const [history, setHistory] = useState<OrderHistory>();
  const [problem, setProblem] = useState<Problem>();
  const [round, setRound] = useState(0);
  const known = useRef<readonly Order[]>([]);
  const settleOrder = useSettlement();
  const retry = () => setRound((rounds) => rounds + 1);

  useEffect(() => onChangeElsewhere("orders", userId, retry), [userId]);
  useEffect(() => {
    known.current = history?.orders ?? [];
  }, [history]);
  useEffect(
    () =>
      startPolling<OrderPage>({
        poll: () => readNewest(browserCalls, userId, known.current),
        isOpen: ({ orders }) => !orders.every(isSettled),
        onResult: (newest) => {
          paymentsDone(known.current, newest.orders).forEach((order) => void settleOrder(order));
          setHistory((shown) => withNewest(shown, newest));
          setProblem(undefined);
        },
        onProblem: setProblem,
        visibility: browserVisibility,
      }),
    [userId, round, settleOrder],
  );

  return { history, problem, retry, setHistory };
}

type SetHistory = ReturnType<typeof useOrders>["setHistory"];

/** Loads the earlier orders, page by page. */
export function useEarlierOrders(userId: string, nextKey: string | undefined, setHistory: SetHistory) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const load = async () => {
    setBusy(true);
    setProblem(undefined);
    const page = { limit: HISTORY_PAGE_SIZE, lastKey: nextKey };
    const answer = await attempt(() => browserCalls.listOrders(userId, page));
    setBusy(false);
    if (answer.ok) setHistory((shown) => withEarlier(shown, answer.value));
    else setProblem(answer.problem);
  };

  return { isBusy, problem, load };
}
