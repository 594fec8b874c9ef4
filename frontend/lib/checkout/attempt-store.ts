import type { Attempt } from "./attempts";

/** Computes the attempt to store from the stored one. */
export type AttemptChange = (present: Attempt | undefined) => Attempt | undefined;

/** Stores one attempt for each shopper. */
export interface AttemptStore {
  read(userId: string): Promise<Attempt | undefined>;
  /**
   * Replaces the stored attempt atomically: of two updates at the same time, also from two tabs, the second one gets
   * the result of the first. Resolves to the stored attempt.
   */
  update(userId: string, change: AttemptChange): Promise<Attempt | undefined>;
}

/** Lasts as long as the page, for a browser without storage. */
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

/** Uses the first store until it fails, then only the second: an order can be placed without storage, too. */
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
