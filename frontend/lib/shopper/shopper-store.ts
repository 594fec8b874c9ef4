import type { SessionCalls } from "@/lib/api/session";
import { onSessionElsewhere, reportSession } from "@/lib/other-windows";
import type { SessionChange, Shoppers } from "./shoppers";

/** The event of a call that was refused because its shopper belongs to another session. */
export const FOREIGN_SHOPPER_EVENT = "cloudcart.foreign-shopper";

/** Earlier versions stored the shoppers here. What is not signed is not used. */
const UNSIGNED = "cloudcart.shoppers";

/** The shoppers of this window, as the session of the browser holds them. All windows share the session. */
export class ShopperStore {
  #shoppers: Shoppers | undefined;
  #reading: Promise<boolean> | undefined;
  readonly #listeners = new Set<() => void>();

  /** `shoppers` are those of the page's request; undefined when it had no session. */
  constructor(
    shoppers: Shoppers | undefined,
    private readonly session: SessionCalls,
    private readonly storage: Pick<Storage, "removeItem">,
  ) {
    this.#shoppers = shoppers;
  }

  readonly shoppers = (): Shoppers | undefined => this.#shoppers;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const stopOtherWindows = onSessionElsewhere(this.#reread);
    window.addEventListener(FOREIGN_SHOPPER_EVENT, this.#reread);
    this.storage.removeItem(UNSIGNED);
    if (!this.#shoppers) this.#reread();
    return () => {
      this.#listeners.delete(listener);
      stopOtherWindows();
      window.removeEventListener(FOREIGN_SHOPPER_EVENT, this.#reread);
    };
  };

  /** Changes the session; resolves to whether the server has done it. */
  async change(change: SessionChange): Promise<boolean> {
    const isChanged = await this.#show(() => this.session.change(change));
    if (isChanged) reportSession();
    return isChanged;
  }

  /** Another window has changed the session, or it has ended. */
  readonly #reread = () => {
    this.#reading ??= this.#show(() => this.session.read()).finally(() => (this.#reading = undefined));
  };

  async #show(call: () => Promise<Shoppers>): Promise<boolean> {
    try {
      this.#shoppers = await call();
    } catch {
      return false;
    }
    this.#listeners.forEach((listener) => listener());
    return true;
  }
}
