import type { PlaceOrderRequest } from "@/lib/api/types";
import type { AttemptStore } from "./attempt-store";

export type OrderLines = PlaceOrderRequest["items"];

/** One intention to order. All its requests have the same key, so that they make one order. */
export interface Attempt {
  key: string;
  userId: string;
  items: OrderLines;
  startedAt: number;
  triedAt: number;
  /**
   * `sending` while a request is in progress, also when its page was left; `stopped` when the page has shown a failure;
   * `accepted` when there is an order; `settled` when that order was paid or failed and the cart was updated.
   */
  phase: "sending" | "stopped" | "accepted" | "settled";
  orderId?: string;
}

/** The stored attempt at the time when a checkout was opened. */
export interface Opening {
  /** An attempt whose page was left during the request; it is resumed. */
  interrupted?: Attempt;
  /** The key of an order that was settled then: the same lines again are a new order. */
  settledKey?: string;
}

/** The order service remembers a key for 24 h; an older one could make a second order, so it is not used again. */
const KEY_LIFETIME_MS = 23 * 60 * 60 * 1000;
/** A reopened page resumes an attempt in progress only when it is at most this old. */
const RESUMABLE_MS = 10 * 60 * 1000;

const canonical = (items: OrderLines) =>
  JSON.stringify(
    items
      .map(({ productId, quantity, price }) => [productId, quantity, price] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Stores a shopper's one attempt for reloads and other tabs of this browser. */
export class Attempts {
  constructor(
    private readonly store: AttemptStore,
    private readonly newKey: () => string,
    private readonly now: () => number,
  ) {}

  /** The attempt whose outcome is unknown or not applied to the cart yet. */
  async current(userId: string): Promise<Attempt | undefined> {
    const attempt = await this.#usable(userId);
    return attempt?.phase === "settled" ? undefined : attempt;
  }

  /** Called when a checkout is shown; the result is passed to `begin`. */
  async open(userId: string): Promise<Opening> {
    const attempt = await this.#usable(userId);
    if (attempt?.phase === "settled") return { settledKey: attempt.key };
    const isRecent = attempt && this.now() - attempt.triedAt < RESUMABLE_MS;
    return isRecent && attempt.phase === "sending" ? { interrupted: attempt } : {};
  }

  /**
   * The attempt for these lines: the stored one when it has the same lines, whatever its phase is now, also by another
   * tab; else a new one with its own key. An attempt with an order is not sent again.
   */
  async begin(userId: string, items: OrderLines, opening: Opening): Promise<Attempt> {
    const now = this.now();
    const fresh: Attempt = {
      key: this.newKey(),
      userId,
      items,
      startedAt: now,
      triedAt: now,
      phase: "sending",
    };
    const begun = await this.store.update(userId, (present) => {
      if (!present || !this.#isUsable(present) || present.key === opening.settledKey) return fresh;
      if (canonical(present.items) !== canonical(items)) return fresh;
      return present.orderId ? present : { ...present, triedAt: now, phase: "sending" };
    });
    return begun ?? fresh;
  }

  /** Stores that the page has shown a failure. The key is used again, since the service stores only successes. */
  async stopped({ key, userId }: Attempt): Promise<void> {
    await this.store.update(userId, (present) =>
      present?.key === key && !present.orderId ? { ...present, phase: "stopped" } : present,
    );
  }

  /** Stores the order of an attempt. It stays, so that a late second click finds that order. */
  async accepted({ key, userId }: Attempt, orderId: string): Promise<void> {
    await this.store.update(userId, (present) =>
      present?.key === key && !present.orderId ? { ...present, phase: "accepted", orderId } : present,
    );
  }

  /** Ends an attempt whose outcome was applied. A checkout opened after that is a new order. */
  async settled({ key, userId }: Attempt): Promise<void> {
    await this.store.update(userId, (present) =>
      present?.key === key ? { ...present, phase: "settled" } : present,
    );
  }

  async #usable(userId: string): Promise<Attempt | undefined> {
    const attempt = await this.store.read(userId);
    return attempt && this.#isUsable(attempt) ? attempt : undefined;
  }

  #isUsable({ startedAt }: Attempt): boolean {
    return this.now() - startedAt < KEY_LIFETIME_MS;
  }
}
