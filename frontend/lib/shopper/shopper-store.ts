import { isId } from "@/lib/id";
import { newId } from "@/lib/new-id";

/** The shoppers of this device. There is no sign-in: the services know only the id of a shopper. */
export interface Shoppers {
  current: string;
  /** All shoppers of this device, the last used first. */
  known: readonly string[];
}

const KEY = "cloudcart.shoppers";
const MOST_KNOWN = 8;

export const newGuest = () => `guest-${newId().slice(0, 8)}`;

/** Stores the shopper in this browser and notifies every tab of a change. Created in a browser only. */
export class ShopperStore {
  #shoppers: Shoppers;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem">) {
    const stored = this.#read();
    const guest = newGuest();
    this.#shoppers = stored ?? { current: guest, known: [guest] };
    if (!stored) this.#write();
  }

  readonly shoppers = (): Shoppers => this.#shoppers;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    window.addEventListener("storage", this.#reread);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener("storage", this.#reread);
    };
  };

  switchTo(userId: string): void {
    const others = this.#shoppers.known.filter((known) => known !== userId);
    this.#shoppers = { current: userId, known: [userId, ...others].slice(0, MOST_KNOWN) };
    this.#write();
    this.#tell();
  }

  readonly #reread = (event: StorageEvent) => {
    const stored = event.key === KEY ? this.#read() : undefined;
    if (!stored) return;
    this.#shoppers = stored;
    this.#tell();
  };

  #tell(): void {
    this.#listeners.forEach((listener) => listener());
  }

  #write(): void {
    this.storage.setItem(KEY, JSON.stringify(this.#shoppers));
  }

  #read(): Shoppers | undefined {
    try {
      const { current, known } = JSON.parse(this.storage.getItem(KEY) ?? "null") as Shoppers;
      return isId(current) ? { current, known: known.filter(isId) } : undefined;
    } catch {
      return undefined;
    }
  }
}
