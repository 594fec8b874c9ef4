import { describe, expect, it, vi } from "vitest";
import type { OrderCalls } from "@/lib/api/shop";
import type { Order } from "@/lib/api/types";
import type { Attempt } from "@/lib/checkout/attempts";
import { placeOrder } from "@/lib/checkout/place-order";
import { failed, unanswered } from "./fixtures";

const attempt: Attempt = {
  key: "key-1",
  userId: "ann",
  items: [{ productId: "mug", quantity: 2, price: 12.5 }],
  startedAt: 0,
  triedAt: 0,
  phase: "sending",
};
const order = { orderId: "order-1" } as Order;
const inProgress = failed(
  409,
  { error: "A request with this Idempotency-Key is already in progress", correlationId: "c" },
  { "retry-after": "1" },
);

function calling(...answers: (Order | Error)[]) {
  const place = vi.fn<OrderCalls["placeOrder"]>();
  for (const answer of answers) {
    if (answer instanceof Error) place.mockRejectedValueOnce(answer);
    else place.mockResolvedValueOnce(answer);
  }
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const run = () => placeOrder({ placeOrder: place } as unknown as OrderCalls, attempt, wait);
  return { run, place, waits };
}

describe("placing an order", () => {
  it("sends every request with the same key and request", async () => {
    const { run, place } = calling(unanswered(), failed(503), order);
    expect(await run()).toEqual({ kind: "accepted", orderId: "order-1" });
    const request = { userId: "ann", items: attempt.items };
    expect(place.mock.calls).toEqual([
      [request, "key-1"],
      [request, "key-1"],
      [request, "key-1"],
    ]);
  });

  it("waits longer each time and then leaves the next request to the shopper", async () => {
    const { run, waits } = calling(failed(503), failed(502), unanswered(), failed(503));
    expect(await run()).toEqual({ kind: "problem", problem: { kind: "unavailable" } });
    expect(waits).toEqual([500, 1_500, 3_000]);
  });

  it("waits as long as Retry-After says", async () => {
    const { run, waits } = calling(failed(429, {}, { "retry-after": "4" }), order);
    await run();
    expect(waits).toEqual([4_000]);
  });

  it("waits for its own earlier request instead of failing", async () => {
    const { run, waits } = calling(inProgress, inProgress, order);
    expect(await run()).toEqual({ kind: "accepted", orderId: "order-1" });
    expect(waits).toEqual([1_000, 1_000]);
  });

  it("waits longer than the lease of a request that died", async () => {
    const { run } = calling(...Array.from({ length: 20 }, () => inProgress), order);
    expect((await run()).kind).toBe("accepted");
  });

  it("reports what is out of stock and does not repeat the request", async () => {
    const items = [{ productId: "mug", requested: 2, available: 1, reason: "insufficient stock" }];
    const { run, place } = calling(failed(409, { error: "Insufficient stock", items, correlationId: "c" }));
    expect(await run()).toEqual({ kind: "outOfStock", items, priceChanges: [] });
    expect(place).toHaveBeenCalledTimes(1);
  });

  it("reports changed prices beside what is out of stock", async () => {
    const items = [{ productId: "mug", requested: 2, available: 1, reason: "insufficient stock" }];
    const priceChanges = [{ productId: "pen", submitted: 2, current: 3 }];
    const { run } = calling(
      failed(409, { error: "Insufficient stock", items, priceChanges, correlationId: "c" }),
    );
    expect(await run()).toEqual({ kind: "outOfStock", items, priceChanges });
  });

  it("reports which price changed", async () => {
    const items = [{ productId: "mug", submitted: 12.5, current: 13 }];
    const { run } = calling(failed(409, { error: "Price changed", items, correlationId: "c" }));
    expect(await run()).toEqual({ kind: "priceChanged", items });
  });

  it("reports the refused fields", async () => {
    const { run } = calling(failed(400, { error: "The request is invalid", details: ["items: too many"] }));
    expect(await run()).toEqual({
      kind: "problem",
      problem: { kind: "invalid", fields: [{ name: "items" }] },
    });
  });

  it("logs a bug as an unexpected problem", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const { run } = calling(new TypeError("bug"));
    expect(await run()).toEqual({ kind: "problem", problem: { kind: "unexpected" } });
    expect(log).toHaveBeenCalledTimes(1);
  });

  it.each([
    { error: "Insufficient stock" },
    { error: "Price changed", items: null },
    { error: "Other" },
    "",
    "<html>",
  ])("does not show a 409 without items as a conflict: %o", async (data) => {
    const { run } = calling(failed(409, data));
    expect(await run()).toMatchObject({ kind: "problem", problem: { kind: "unexpected" } });
  });
});
