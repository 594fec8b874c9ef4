import { attempt, type Problem, type Result } from "@/lib/api/problem";
import type { CartCalls } from "@/lib/api/shop";
import {
  cartReducer,
  emptyCart,
  visibleLines,
  type CartAction,
  type CartChange,
  type CartLine,
  type CartState,
} from "./cart-state";
import { quantityIn } from "./refusals";

type WithoutId<Change> = Change extends unknown ? Omit<Change, "id"> : never;
export type NewCartChange = WithoutId<CartChange>;

/** Called for each change that was rolled back, with the line as it was shown. */
export type OnRolledBack = (change: CartChange, problem: Problem, line: CartLine | undefined) => void;

const ADDING_TRIES = 3;

/**
 * One shopper's cart: shows a change at once, sends changes one after another, and rolls a change back when
 * the service does not accept it. After a failure the cart is read again, since the call may have had its effect. The
 * cart is never read while a change is being sent: the answer could be older than the change.
 */
export class CartStore {
  #state: CartState = emptyCart;
  readonly #listeners = new Set<() => void>();
  #lastCall: Promise<unknown> = Promise.resolve();
  #queuedLoad: Promise<void> | undefined;
  #lastId = 0;

  constructor(
    readonly userId: string,
    private readonly calls: CartCalls,
    private readonly onRolledBack: OnRolledBack,
  ) {}

  readonly state = (): CartState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the cart again. The lines stay visible until the answer arrives. */
  load(): Promise<void> {
    this.#queuedLoad ??= this.#inTurn(() => {
      this.#queuedLoad = undefined;
      return this.#read();
    });
    return this.#queuedLoad;
  }

  async #read(): Promise<void> {
    const answer = await attempt(() => this.calls.getCart(this.userId));
    this.#dispatch(
      answer.ok
        ? { type: "loaded", lines: answer.value.items, total: answer.value.totalAmount }
        : { type: "loadFailed", problem: answer.problem },
    );
  }

  /** Loads again after a failure. */
  retry(): Promise<void> {
    this.#dispatch({ type: "loading" });
    return this.load();
  }

  /** Shows the change and sends it; resolves to whether the service accepted it. */
  change(wanted: NewCartChange): Promise<boolean> {
    const change = { ...wanted, id: ++this.#lastId } as CartChange;
    this.#dispatch({ type: "begun", change });
    return this.#inTurn(() => this.#send(change));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lastCall.then(work);
    // The caller gets the error; the next call is made anyway.
    this.#lastCall = done.catch(() => undefined);
    return done;
  }

  async #send(change: CartChange): Promise<boolean> {
    if (this.#isOutdated(change)) {
      this.#dispatch({ type: "dropped", change });
      return true;
    }
    const line = visibleLines(this.#state).find(({ productId }) => productId === productOf(change));
    const limit = this.#stockLimitOf(change);
    if (limit) {
      this.#takeBack(change, limit, line);
      return false;
    }
    const answer: Result<CartLine | undefined> = await attempt(() => this.#call(change, line));
    if (answer.ok) {
      this.#dispatch({ type: "confirmed", change, line: answer.value });
      return true;
    }
    const shown = line ?? this.#state.saved.find(({ productId }) => productId === productOf(change));
    this.#takeBack(change, answer.problem, shown);
    await this.#read();
    return false;
  }

  #takeBack(change: CartChange, problem: Problem, shown: CartLine | undefined): void {
    this.#dispatch({ type: "dropped", change, problem });
    this.onRolledBack(change, problem, shown);
  }

  /** The cart service does not know the stock, so the shop does not send more than there are. */
  #stockLimitOf(change: CartChange): Problem | undefined {
    if (change.kind !== "add") return undefined;
    const { line, stock } = change;
    const inCart = quantityIn(this.#state.saved, line.productId);
    return inCart + line.quantity > stock ? { kind: "stockLimit", stock, inCart } : undefined;
  }

  /** A quantity is not sent when a later one for the same product is pending. */
  #isOutdated(change: CartChange): boolean {
    if (change.kind !== "setQuantity") return false;
    return this.#state.pending.some(
      (later) => later.id > change.id && later.kind === "setQuantity" && later.productId === change.productId,
    );
  }

  async #call(change: CartChange, line: CartLine | undefined): Promise<CartLine | undefined> {
    switch (change.kind) {
      case "add":
        return this.calls.addCartItem(this.userId, change.line);
      case "setQuantity":
        return this.calls.updateCartItem(this.userId, change.productId, change.quantity);
      case "remove":
        await this.calls.removeCartItem(this.userId, change.productId);
        return undefined;
      case "clear":
        await this.calls.clearCart(this.userId);
        return undefined;
      case "reprice":
        return line && this.#reprice({ ...line, price: change.price });
    }
  }

  /** The cart keeps the price of a line, so a new price is a new line. A failure must not lose the line. */
  async #reprice(line: CartLine): Promise<CartLine> {
    await this.calls.removeCartItem(this.userId, line.productId);
    for (let tries = 1; ; tries++) {
      try {
        return await this.calls.addCartItem(this.userId, line);
      } catch (error) {
        if (tries === ADDING_TRIES) throw error;
        const { items } = await this.calls.getCart(this.userId);
        const added = items.find(({ productId }) => productId === line.productId);
        if (added) return added;
      }
    }
  }

  #dispatch(action: CartAction): void {
    this.#state = cartReducer(this.#state, action);
    this.#listeners.forEach((listener) => listener());
  }
}

function productOf(change: CartChange): string | undefined {
  if (change.kind === "add") return change.line.productId;
  return change.kind === "clear" ? undefined : change.productId;
}
