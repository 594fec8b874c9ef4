import { IDBFactory } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import { FirstWorking, PageAttempts, type AttemptStore } from "@/lib/checkout/attempt-store";
import { Attempts, type Attempt, type OrderLines } from "@/lib/checkout/attempts";
import { IndexedAttempts } from "@/lib/checkout/indexed-attempts";

const mug = { productId: "mug", quantity: 2, price: 12.5 };
const lamp = { productId: "lamp", quantity: 1, price: 89 };
const HOUR = 60 * 60 * 1000;

/** The store as each tab of a browser opens it. */
const browsers: [string, () => () => AttemptStore][] = [
  [
    "IndexedDB",
    () => {
      const factory = new IDBFactory();
      return () => new IndexedAttempts(() => factory);
    },
  ],
  [
    "the page",
    () => {
      const store = new PageAttempts();
      return () => store;
    },
  ],
  [
    "the page, where IndexedDB is switched off",
    () => {
      const spare = new PageAttempts();
      const off = new IndexedAttempts(() => {
        throw new Error("switched off");
      });
      return () => new FirstWorking(off, spare);
    },
  ],
];

describe.each(browsers)("attempts kept in %s", (_name, browser) => {
  function setUp() {
    const tab = browser();
    const clock = { now: 0 };
    let keys = 0;
    const open = () =>
      new Attempts(
        tab(),
        () => `key-${++keys}`,
        () => clock.now,
      );
    const attempts = open();
    const begin = async (items: OrderLines, by = attempts) => by.begin("ann", items, await by.open("ann"));
    return { attempts, otherTab: open, begin, clock };
  }

  describe("the key of an attempt to order", () => {
    it("is fresh for each order", async () => {
      const { attempts, begin } = setUp();
      const first = await begin([mug]);
      await attempts.accepted(first, "order-1");
      await attempts.settled(first);
      const second = await begin([mug]);
      expect(second.key).not.toBe(first.key);
      expect(second.orderId).toBeUndefined();
    });

    it("is kept while the same lines are tried again, in whatever order", async () => {
      const { attempts, begin } = setUp();
      const first = await begin([mug, lamp]);
      await attempts.stopped(first);
      expect(await begin([lamp, mug])).toMatchObject({ key: first.key, phase: "sending" });
    });

    it("survives a reload", async () => {
      const { begin, otherTab } = setUp();
      const { key } = await begin([mug]);
      expect((await otherTab().open("ann")).interrupted?.key).toBe(key);
    });

    it("is another one when a line differs, since a key belongs to one request", async () => {
      const { begin } = setUp();
      const { key } = await begin([mug]);
      expect((await begin([{ ...mug, quantity: 3 }])).key).not.toBe(key);
    });

    it("is each shopper's own", async () => {
      const { attempts, begin } = setUp();
      const { key } = await begin([mug]);
      expect((await attempts.begin("bob", [mug], {})).key).not.toBe(key);
      expect((await attempts.current("ann"))?.key).toBe(key);
    });

    it("is kept after the order was accepted, so that a late second click finds that order", async () => {
      const { attempts, begin } = setUp();
      const first = await begin([mug]);
      await attempts.accepted(first, "order-1");
      expect(await begin([mug])).toMatchObject({ key: first.key, orderId: "order-1", phase: "accepted" });
    });

    it("is not used when the order service may have forgotten it", async () => {
      const { begin, clock } = setUp();
      const { key } = await begin([mug]);
      clock.now = 23 * HOUR;
      expect((await begin([mug])).key).not.toBe(key);
    });
  });

  describe("two tabs that place the same checkout", () => {
    /** The second tab opened its checkout before the first one's order got as far as `until`. */
    async function secondTabAfter(until: (attempts: Attempts, first: Attempt) => Promise<void>) {
      const { attempts, begin, otherTab } = setUp();
      const second = otherTab();
      const opening = await second.open("ann");
      const first = await begin([mug]);
      await until(attempts, first);
      return { first, second: await second.begin("ann", [mug], opening), attempts };
    }

    it("send one key when they do so at once", async () => {
      const { attempts, otherTab } = setUp();
      const tabs = [attempts, otherTab(), otherTab()];
      const openings = await Promise.all(tabs.map((tab) => tab.open("ann")));
      const begun = await Promise.all(tabs.map((tab, i) => tab.begin("ann", [mug], openings[i] ?? {})));
      expect(new Set(begun.map(({ key }) => key)).size).toBe(1);
    });

    it("send one key while the first is under way", async () => {
      const { first, second } = await secondTabAfter(async () => undefined);
      expect(second).toMatchObject({ key: first.key, phase: "sending" });
      expect(second.orderId).toBeUndefined();
    });

    it("send one key when the first has shown a failure", async () => {
      const { first, second } = await secondTabAfter((attempts, attempt) => attempts.stopped(attempt));
      expect(second).toMatchObject({ key: first.key, phase: "sending" });
    });

    it("have one order when the first one's was accepted", async () => {
      const { second } = await secondTabAfter((attempts, attempt) => attempts.accepted(attempt, "order-1"));
      expect(second).toMatchObject({ orderId: "order-1" });
    });

    it("have one order also when the first one's was paid meanwhile, and it is not settled again", async () => {
      const { second, attempts } = await secondTabAfter(async (tab, attempt) => {
        await tab.accepted(attempt, "order-1");
        await tab.settled(attempt);
      });
      expect(second).toMatchObject({ orderId: "order-1", phase: "settled" });
      await attempts.accepted(second, "order-1");
      expect(await attempts.current("ann")).toBeUndefined();
    });

    it("keep an accepted order when one of them gets no answer", async () => {
      const { second, attempts } = await secondTabAfter((tab, attempt) => tab.accepted(attempt, "order-1"));
      await attempts.stopped(second);
      expect(await attempts.current("ann")).toMatchObject({ phase: "accepted", orderId: "order-1" });
    });
  });

  describe("an interrupted attempt", () => {
    it("is not resumed after the page has shown a failure", async () => {
      const { attempts, begin } = setUp();
      await attempts.stopped(await begin([mug]));
      expect(await attempts.open("ann")).toEqual({});
    });

    it("is not resumed after a long time", async () => {
      const { attempts, begin, clock } = setUp();
      await begin([mug]);
      clock.now = HOUR;
      expect(await attempts.open("ann")).toEqual({});
    });

    it("is resumed when its last request is recent", async () => {
      const { attempts, begin, clock } = setUp();
      await attempts.stopped(await begin([mug]));
      clock.now = HOUR;
      const { key } = await begin([mug]);
      expect((await attempts.open("ann")).interrupted?.key).toBe(key);
    });

    it("is not changed by an older one that ends late", async () => {
      const { attempts, begin } = setUp();
      const old = await begin([mug]);
      const current = await begin([lamp]);
      await attempts.stopped(old);
      await attempts.accepted(old, "order-1");
      await attempts.settled(old);
      expect(await attempts.current("ann")).toEqual(current);
    });
  });
});
