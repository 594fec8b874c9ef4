import { browserCalls } from "@/lib/api/browser";
import type { Attempt } from "./attempts";
import { browserAttempts } from "./browser-attempts";
import { placeOrder, type Placement } from "./place-order";

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Requests in progress in this page, so that a second press waits for the first. */
const underWay = new Map<string, Promise<Placement>>();

async function tried(attempt: Attempt): Promise<Placement> {
  const placement = await placeOrder(browserCalls, attempt, wait);
  // Stored before the page shows it, so that a reload finds it.
  if (placement.kind === "accepted") await browserAttempts().accepted(attempt, placement.orderId);
  else await browserAttempts().stopped(attempt);
  return placement;
}

/** Sends an attempt that has no order yet, and stores the outcome. */
export function sendAttempt(attempt: Attempt): Promise<Placement> {
  if (attempt.orderId) return Promise.resolve({ kind: "accepted", orderId: attempt.orderId });
  const present = underWay.get(attempt.key);
  if (present) return present;
  const sent = tried(attempt).finally(() => underWay.delete(attempt.key));
  underWay.set(attempt.key, sent);
  return sent;
}
