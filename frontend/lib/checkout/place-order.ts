import { failedResponse, problemOf, retryAfterSeconds, type Problem } from "@/lib/api/problem";
import type { OrderCalls } from "@/lib/api/shop";
import type { OrderConflict, PriceChange, UnavailableItem } from "@/lib/api/types";
import type { Attempt } from "./attempts";

/** The outcome of placing an order. */
export type Placement =
  | { kind: "accepted"; orderId: string }
  | { kind: "outOfStock"; items: UnavailableItem[]; priceChanges: PriceChange[] }
  | { kind: "priceChanged"; items: PriceChange[] }
  | { kind: "problem"; problem: Problem };

/** Delays of the retries after a temporary failure; then the shopper decides. */
const RETRY_DELAYS_MS = [500, 1_500, 3_000];
/** The order service releases the key of a request that died after 30 s. */
const IN_PROGRESS_TRIES = 20;
const IN_PROGRESS_DELAY_MS = 2_000;

export type Wait = (milliseconds: number) => Promise<void>;

/** Sends one attempt until its outcome is known or the retries are used up. Every request has the attempt's key. */
export async function placeOrder(calls: OrderCalls, attempt: Attempt, wait: Wait): Promise<Placement> {
  const { userId, items, key } = attempt;
  let faults = 0;
  let busy = 0;
  for (;;) {
    try {
      const { orderId } = await calls.placeOrder({ userId, items }, key);
      return { kind: "accepted", orderId };
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict && conflict.error !== "A request with this Idempotency-Key is already in progress") {
        return conflict.error === "Price changed"
          ? { kind: "priceChanged", items: conflict.items }
          : { kind: "outOfStock", items: conflict.items, priceChanges: conflict.priceChanges ?? [] };
      }
      const problem: Problem = conflict ? { kind: "unavailable" } : problemOf(error);
      const delay = conflict ? busyDelay(error, busy++) : faultDelay(problem, faults++);
      if (delay === undefined) return { kind: "problem", problem };
      await wait(delay);
    }
  }
}

/** The conflict that the orders API describes. A 409 without items is handled as any other problem. */
function conflictOf(error: unknown): OrderConflict | undefined {
  const response = failedResponse(error);
  if (response?.status !== 409) return undefined;
  const conflict = response.data as OrderConflict | undefined;
  switch (conflict?.error) {
    case "A request with this Idempotency-Key is already in progress":
      return conflict;
    case "Insufficient stock":
    case "Price changed":
      return Array.isArray(conflict.items) ? conflict : undefined;
    default:
      return undefined;
  }
}

const busyDelay = (error: unknown, tries: number): number | undefined =>
  tries < IN_PROGRESS_TRIES
    ? Math.min((retryAfterSeconds(error) ?? 0) * 1_000 || IN_PROGRESS_DELAY_MS, 5_000)
    : undefined;

function faultDelay(problem: Problem, tries: number): number | undefined {
  if (problem.kind !== "unavailable" && problem.kind !== "throttled") return undefined;
  const delay = RETRY_DELAYS_MS[tries];
  const asked = (problem.retryAfterSeconds ?? 0) * 1_000;
  return delay === undefined ? undefined : Math.min(Math.max(delay, asked), 5_000);
}
