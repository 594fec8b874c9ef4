import type { Attempt } from "./attempts";

/** What becomes of the attempt that is kept. */
export type AttemptChange = (present: Attempt | undefined) => Attempt | undefined;

/** Keeps one attempt for each shopper. */
export interface AttemptStore {
  read(userId: string): Promise<Attempt | undefined>;
  /**
   * Puts another attempt in the place of the one there is, in one step: of two at the same time, also from two tabs,
   * one sees what the other has left. Resolves to what is kept then.
   */
  update(userId: string, change: AttemptChange): Promise<Attempt | undefined>;
}

/** Lasts as long as the page: for a browser that keeps nothing. */
export class PageAttempts implements AttemptStore {
  readonly #attempts = new Map<string, Attempt | undefined>();

  async read(userId: string): Promise<Attempt | undefined> {
    return this.#attempts.get(userId);
  }

  async update(userId: string, change: AttemptChange): Promise<Attempt | undefined> {
    const attempt = change(this.#attempts.get(userId));
    this.#attempts.set(userId, attempt);
    return attempt;
  }
}

/** One store until it fails, then for good the other: an order is placed also where the browser keeps nothing. */
export class FirstWorking implements AttemptStore {
  constructor(
    private store: AttemptStore,
    private readonly spare: AttemptStore,
  ) {}

  read(userId: string): Promise<Attempt | undefined> {
    return this.#run((store) => store.read(userId));
  }

  update(userId: string, change: AttemptChange): Promise<Attempt | undefined> {
    return this.#run((store) => store.update(userId, change));
  }

  async #run<T>(work: (store: AttemptStore) => Promise<T>): Promise<T> {
    try {
      return await work(this.store);
    } catch (error) {
      if (this.store === this.spare) throw error;
      this.store = this.spare;
      return work(this.spare);
    }
  }
}
