import type { Attempt } from "./attempts";
import type { AttemptChange, AttemptStore } from "./attempt-store";

const DATABASE = "cloudcart";
const STORE = "attempts";

/**
 * Attempts in IndexedDB, whose transactions are isolated across tabs. Local storage has no transactions, and a tab may
 * read another tab's value late. Web Locks would not change that, and browsers do not have them on http.
 */
export class IndexedAttempts implements AttemptStore {
  #database: Promise<IDBDatabase> | undefined;

  constructor(private readonly factory: () => IDBFactory) {}

  async read(userId: string): Promise<Attempt | undefined> {
    const store = (await this.#open()).transaction(STORE, "readonly").objectStore(STORE);
    return answered<Attempt | undefined>(store.get(userId));
  }

  async update(userId: string, change: AttemptChange): Promise<Attempt | undefined> {
    const transaction = (await this.#open()).transaction(STORE, "readwrite");
    const store = transaction.objectStore(STORE);
    const attempt = change(await answered<Attempt | undefined>(store.get(userId)));
    if (attempt) store.put(attempt);
    else store.delete(userId);
    await completed(transaction);
    return attempt;
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= this.#connect();
    this.#database.catch(() => (this.#database = undefined));
    return this.#database;
  }

  async #connect(): Promise<IDBDatabase> {
    const request = this.factory().open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "userId" });
    const database = await answered(request);
    // The browser closes it when the shopper deletes the site's data.
    database.onclose = () => (this.#database = undefined);
    return database;
  }
}

/** The transaction stays open after this: it ends when the microtasks after an answer have made no new request. */
const answered = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const completed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
