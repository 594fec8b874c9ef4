import type { PlaceOrderRequest } from "@/lib/api/types";

export type OrderLines = PlaceOrderRequest["items"];

/** One wish to order: the same key goes with every try of it, so that they are one order. */
export interface Attempt {
  key: string;
  userId: string;
  items: OrderLines;
  startedAt: number;
  /** `sending` while a try is under way, also when its page was left; `stopped` when the shopper was told it failed. */
  phase: "sending" | "stopped" | "accepted";
  orderId?: string;
}

export type AttemptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The order service remembers a key for 24 h; an older one could make a second order, so it is not used again. */
const KEY_LIFETIME_MS = 23 * 60 * 60 * 1000;
/** A page that is opened again goes on with a try that was under way, but not with one of long ago. */
const RESUMABLE_MS = 10 * 60 * 1000;

const canonical = (items: OrderLines) =>
  JSON.stringify(
    items
      .map(({ productId, quantity, price }) => [productId, quantity, price] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Keeps a shopper's one attempt where reloads and other tabs of this browser find it. */
export class Attempts {
  constructor(
    private readonly storage: AttemptStorage,
    private readonly newKey: () => string,
    private readonly now: () => number,
  ) {}

  current(userId: string): Attempt | undefined {
    const attempt = parse(this.storage.getItem(slot(userId)));
    const usable = attempt?.userId === userId && this.now() - attempt.startedAt < KEY_LIFETIME_MS;
    return usable ? attempt : undefined;
  }

  /** The attempt that a page left in the middle of, to be gone on with. */
  interrupted(userId: string): Attempt | undefined {
    const attempt = this.current(userId);
    const recent = attempt && this.now() - attempt.startedAt < RESUMABLE_MS;
    return recent && attempt.phase === "sending" ? attempt : undefined;
  }

  /** The attempt for these lines: the one there is when it is about the same, else a fresh one with its own key. */
  begin(userId: string, items: OrderLines): Attempt {
    const present = this.current(userId);
    const same = present && canonical(present.items) === canonical(items);
    const attempt: Attempt = same
      ? { ...present, phase: "sending" }
      : { key: this.newKey(), userId, items, startedAt: this.now(), phase: "sending" };
    this.#save(attempt);
    return attempt;
  }

  /** Notes that the shopper was told of a failure; the key stays for the next try. */
  stopped(attempt: Attempt): void {
    this.#update(attempt, { phase: "stopped" });
  }

  /** Notes the order an attempt became. It stays, so that a late second click still finds that order. */
  accepted(attempt: Attempt, orderId: string): void {
    this.#update(attempt, { phase: "accepted", orderId });
  }

  /** Ends an attempt whose outcome is known; the next click is a new order. */
  end(attempt: Attempt): void {
    if (this.current(attempt.userId)?.key === attempt.key) this.storage.removeItem(slot(attempt.userId));
  }

  #update(attempt: Attempt, to: Partial<Attempt>): void {
    if (this.current(attempt.userId)?.key === attempt.key) this.#save({ ...attempt, ...to });
  }

  #save(attempt: Attempt): void {
    this.storage.setItem(slot(attempt.userId), JSON.stringify(attempt));
  }
}

const slot = (userId: string) => `cloudcart.attempt.${userId}`;

function parse(text: string | null): Attempt | undefined {
  if (!text) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Attempt>;
    return typeof value.key === "string" && Array.isArray(value.items) ? (value as Attempt) : undefined;
  } catch {
    return undefined;
  }
}
