import { describe, expect, it } from "vitest";
import { Attempts } from "@/lib/checkout/attempts";
import { memoryStorage } from "./fixtures";

const mug = { productId: "mug", quantity: 2, price: 12.5 };
const lamp = { productId: "lamp", quantity: 1, price: 89 };
const HOUR = 60 * 60 * 1000;

function setUp() {
  const storage = memoryStorage();
  const clock = { now: 0 };
  let keys = 0;
  const open = () =>
    new Attempts(
      storage,
      () => `key-${++keys}`,
      () => clock.now,
    );
  return { attempts: open(), reopened: open, clock };
}

describe("the key of an attempt to order", () => {
  it("is fresh for each attempt", () => {
    const { attempts } = setUp();
    const first = attempts.begin("ann", [mug]);
    attempts.end(first);
    expect(attempts.begin("ann", [mug]).key).not.toBe(first.key);
  });

  it("is kept while the same lines are tried again, in whatever order", () => {
    const { attempts } = setUp();
    const first = attempts.begin("ann", [mug, lamp]);
    attempts.stopped(first);
    expect(attempts.begin("ann", [lamp, mug]).key).toBe(first.key);
  });

  it("survives a reload", () => {
    const { attempts, reopened } = setUp();
    const { key } = attempts.begin("ann", [mug]);
    expect(reopened().interrupted("ann")?.key).toBe(key);
  });

  it("is another one when a line differs, since a key belongs to one request", () => {
    const { attempts } = setUp();
    const { key } = attempts.begin("ann", [mug]);
    expect(attempts.begin("ann", [{ ...mug, quantity: 3 }]).key).not.toBe(key);
  });

  it("is each shopper's own", () => {
    const { attempts } = setUp();
    const { key } = attempts.begin("ann", [mug]);
    expect(attempts.begin("bob", [mug]).key).not.toBe(key);
    expect(attempts.current("ann")?.key).toBe(key);
  });

  it("is kept after the order was accepted, so that a late second click finds that order", () => {
    const { attempts } = setUp();
    const first = attempts.begin("ann", [mug]);
    attempts.accepted(first, "order-1");
    expect(attempts.begin("ann", [mug])).toMatchObject({ key: first.key, orderId: "order-1" });
  });

  it("is not used when the order service may have forgotten it", () => {
    const { attempts, clock } = setUp();
    const { key } = attempts.begin("ann", [mug]);
    clock.now = 23 * HOUR;
    expect(attempts.begin("ann", [mug]).key).not.toBe(key);
  });
});

describe("an interrupted attempt", () => {
  it("is not gone on with after the shopper was told that it failed", () => {
    const { attempts } = setUp();
    attempts.stopped(attempts.begin("ann", [mug]));
    expect(attempts.interrupted("ann")).toBeUndefined();
  });

  it("is not gone on with long afterwards", () => {
    const { attempts, clock } = setUp();
    attempts.begin("ann", [mug]);
    clock.now = HOUR;
    expect(attempts.interrupted("ann")).toBeUndefined();
  });

  it("is not changed by an older one that ends late", () => {
    const { attempts } = setUp();
    const old = attempts.begin("ann", [mug]);
    const current = attempts.begin("ann", [lamp]);
    attempts.end(old);
    attempts.accepted(old, "order-1");
    expect(attempts.current("ann")).toEqual(current);
  });

  it("is none when what is stored makes no sense", () => {
    const storage = memoryStorage();
    storage.setItem("cloudcart.attempt.ann", "{nonsense");
    const attempts = new Attempts(
      storage,
      () => "key",
      () => 0,
    );
    expect(attempts.current("ann")).toBeUndefined();
  });
});
