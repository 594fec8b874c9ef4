import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionCalls } from "@/lib/api/session";
import { FOREIGN_SHOPPER_EVENT, ShopperStore } from "@/lib/shopper/shopper-store";
import type { Shoppers } from "@/lib/shopper/shoppers";

const ann = { current: "ann-1", known: ["ann-1"] };
const eve = { current: "eve-1", known: ["eve-1", "ann-1"] };

describe("the shoppers of a window", () => {
  let session: Shoppers | undefined;
  const removed: string[] = [];
  const calls: SessionCalls = {
    read: () => answer(),
    change: () => answer(),
  };
  const answer = () => (session ? Promise.resolve(session) : Promise.reject(new Error("unavailable")));
  const storeWith = (initial: Shoppers | undefined) =>
    new ShopperStore(initial, calls, { removeItem: (key) => removed.push(key) });

  beforeEach(() => vi.stubGlobal("window", new EventTarget()));
  afterEach(() => vi.unstubAllGlobals());

  it("are those of the page's session", () => {
    expect(storeWith(ann).shoppers()).toEqual(ann);
  });

  it("are read when the page has no session", async () => {
    session = ann;
    const store = storeWith(undefined);
    const listener = vi.fn();
    store.subscribe(listener)();
    await vi.waitFor(() => expect(store.shoppers()).toEqual(ann));
  });

  it("follow the session when a call was refused because of it", async () => {
    session = eve;
    const store = storeWith(ann);
    const stop = store.subscribe(() => undefined);
    window.dispatchEvent(new Event(FOREIGN_SHOPPER_EVENT));
    await vi.waitFor(() => expect(store.shoppers()).toEqual(eve));
    stop();
  });

  it("follow a change that another window makes", async () => {
    session = eve;
    const other = storeWith(ann);
    const stop = other.subscribe(() => undefined);
    const elsewhere = new BroadcastChannel("cloudcart");
    elsewhere.postMessage({ changed: "session" });
    await vi.waitFor(() => expect(other.shoppers()).toEqual(eve));
    elsewhere.close();
    stop();
  });

  it("stay when the server does not answer", async () => {
    session = undefined;
    const store = storeWith(ann);
    expect(await store.change({ name: "eve" })).toBe(false);
    expect(store.shoppers()).toEqual(ann);
  });

  it("are not those that an earlier version has stored without a signature", () => {
    storeWith(ann).subscribe(() => undefined)();
    expect(removed).toContain("cloudcart.shoppers");
  });
});
