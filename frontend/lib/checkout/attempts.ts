import type { PlaceOrderRequest } from "@/lib/api/types";
import type { AttemptStore } from "./attempt-store";

export type OrderLines = PlaceOrderRequest["items"];

/** One wish to order: the same key goes with every try of it, so that they are one order. */
export interface Attempt {
  key: string;
  userId: string;
  items: OrderLines;
  startedAt: number;
  triedAt: number;
  /**
   * `sending` while a try is under way, also when its page was left; `stopped` when the shopper was told it failed;
   * `accepted` when it became an order; `settled` when that order was paid or failed, and the cart knows.
   */
  phase: "sending" | "stopped" | "accepted" | "settled";
  orderId?: string;
}

/** What there was when a checkout was opened. */
export interface Opening {
  /** A try that a page was left in the middle of, to be gone on with. */
  interrupted?: Attempt;
  /** The order that was over by then: the same lines again are a new wish. */
  settledKey?: string;
}

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
    private readonly store: AttemptStore,
    private readonly newKey: () => string,
    private readonly now: () => number,
  ) {}

  /** The attempt whose outcome is still open, or not drawn yet. */
  async current(userId: string): Promise<Attempt | undefined> {
    const attempt = await this.#usable(userId);
    return attempt?.phase === "settled" ? undefined : attempt;
  }

  /** To be asked when a checkout is shown, and told to `begin`. */
  async open(userId: string): Promise<Opening> {
    const attempt = await this.#usable(userId);
    if (attempt?.phase === "settled") return { settledKey: attempt.key };
    const isRecent = attempt && this.now() - attempt.triedAt < RESUMABLE_MS;
    return isRecent && attempt.phase === "sending" ? { interrupted: attempt } : {};
  }

  /**
   * The attempt for these lines: the one there is when it is about the same, whatever has become of it since the
   * checkout was opened, also in another tab; else a fresh one with its own key. One with an order need not be sent.
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

  /** Notes that the shopper was told of a failure; the key stays for the next try, since only successes are kept. */
  async stopped({ key, userId }: Attempt): Promise<void> {
    await this.store.update(userId, (present) =>
      present?.key === key && !present.orderId ? { ...present, phase: "stopped" } : present,
    );
  }

  /** Notes the order an attempt became. It stays, so that a late second click still finds that order. */
  async accepted({ key, userId }: Attempt, orderId: string): Promise<void> {
    await this.store.update(userId, (present) =>
      present?.key === key && !present.orderId ? { ...present, phase: "accepted", orderId } : present,
    );
  }

  /** Ends an attempt whose outcome is drawn. A checkout opened from now on is about a new order. */
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
