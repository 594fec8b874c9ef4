import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import type { OrderStatus } from "@/lib/api/types";
import type { Attempt } from "@/lib/checkout/attempts";
import { placeOrder } from "@/lib/checkout/place-order";
import { apiKey, error, json, pactWith, refusal, retryAfter, shopAt, timestamp, userId } from "./pacts";

const { eachLike, integer, number, regex, string } = MatchersV3;

const orderId = "0d9a3f0e-5e07-4a35-b2b2-7ad7a1f0d0c4";
const key = "4f9c6d5e-8a55-4a0e-9d0e-2f6f3f7f9b11";
const line = { productId: "aurora-lamp", quantity: 2, price: 89.5 };
const request = { userId, items: [line] };
const lampFor = (fields: { price?: number; stock?: number } = {}) =>
  [
    "a product in the catalog",
    { productId: "aurora-lamp", title: "Aurora table lamp", price: 89.5, stock: 12, ...fields },
  ] as const;
const orderIn = (status: OrderStatus) =>
  ["an order", { orderId, userId, status, ...line, totalAmount: 179 }] as const;

const order = (status: OrderStatus) => ({
  orderId: string(orderId),
  userId,
  items: eachLike({ productId: string("aurora-lamp"), quantity: integer(2), price: number(89.5) }),
  totalAmount: number(179),
  status,
  createdAt: timestamp,
  updatedAt: timestamp,
  history: eachLike({ status: regex(/^(PENDING|PAID|SHIPPED|FAILED)$/, "PENDING"), at: timestamp }),
});

const attempt: Attempt = { key, userId, items: request.items, startedAt: 0, triedAt: 0, phase: "sending" };
/** The shop waits and tries again; here one try is enough. */
const noWait = () => Promise.reject(new Error("tried again"));
const pact = pactWith("orders");

const placing = (description: string, given: readonly [string, Record<string, unknown>?]) =>
  pact
    .addInteraction()
    .given(given[0], given[1] as never)
    .uponReceiving(description)
    .withRequest("POST", "/orders", (builder) =>
      builder.headers({ "x-api-key": apiKey, "Idempotency-Key": key }).jsonBody(request),
    );

describe("the storefront's calls to place an order", () => {
  it("create an order whose payment is pending", () =>
    placing("an order", lampFor())
      .willRespondWith(201, (response) => response.headers(json).jsonBody(order("PENDING")))
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          kind: "accepted",
          orderId,
        });
      }));

  it("get the same order again for the same key", () =>
    placing("an order that was placed before with this key", [
      "an order placed with this key",
      { orderId, key, ...request },
    ])
      .willRespondWith(201, (response) =>
        response
          .headers({ ...json, "Idempotent-Replayed": "true" })
          .jsonBody({ ...order("PENDING"), orderId }),
      )
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toEqual({ kind: "accepted", orderId });
      }));

  it("read what is out of stock, and how much is left", () =>
    placing("an order of more than there is", lampFor({ stock: 1 }))
      .willRespondWith(409, (response) =>
        response.headers(json).jsonBody({
          ...error,
          error: "Insufficient stock",
          items: [{ productId: "aurora-lamp", requested: 2, available: 1, reason: "insufficient stock" }],
        }),
      )
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          kind: "outOfStock",
          items: [{ productId: "aurora-lamp", available: 1 }],
        });
      }));

  it("read what is no longer sold", () =>
    placing("an order of a product that is not there", ["no products in the catalog"])
      .willRespondWith(409, (response) =>
        response.headers(json).jsonBody({
          ...error,
          error: "Insufficient stock",
          items: [{ productId: "aurora-lamp", requested: 2, available: 0, reason: "unknown product" }],
        }),
      )
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          items: [{ reason: "unknown product" }],
        });
      }));

  it("read which price has changed, and to what", () =>
    placing("an order at an old price", lampFor({ price: 95.5 }))
      .willRespondWith(409, (response) =>
        response.headers(json).jsonBody({
          ...error,
          error: "Price changed",
          items: [{ productId: "aurora-lamp", submitted: 89.5, current: 95.5 }],
        }),
      )
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          kind: "priceChanged",
          items: [{ productId: "aurora-lamp", current: 95.5 }],
        });
      }));

  it("wait while the first request is in progress", () =>
    placing("an order whose first request is still running", [
      "a request with this key is running",
      { key, ...request },
    ])
      .willRespondWith(409, (response) =>
        response
          .headers(retryAfter)
          .jsonBody({ ...error, error: "A request with this Idempotency-Key is already in progress" }),
      )
      .executeTest(async ({ url }) => {
        await expect(placeOrder(shopAt(url), attempt, noWait)).rejects.toThrow("tried again");
      }));

  it("cannot use a key for another order", () =>
    placing("an order with the key of another one", ["another order placed with this key", { key, userId }])
      .willRespondWith(422, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          problem: { kind: "invalid" },
        });
      }));

  it("are repeated while the catalog is unavailable", () =>
    placing("an order while the catalog is away", ["the catalog is away"])
      .willRespondWith(503, (response) => response.headers(retryAfter).jsonBody(error))
      .executeTest(async ({ url }) => {
        await expect(placeOrder(shopAt(url), attempt, noWait)).rejects.toThrow("tried again");
      }));
});

describe("the storefront's calls to read orders", () => {
  const asking = (description: string, given: readonly [string, Record<string, unknown>?], owner = userId) =>
    pact
      .addInteraction()
      .given(given[0], given[1] as never)
      .uponReceiving(description)
      .withRequest("GET", `/orders/${orderId}`, (builder) =>
        builder.headers({ "x-api-key": apiKey }).query({ userId: owner }),
      );

  it.each(["PENDING", "PAID"] as const)("that one is %s", (status) =>
    asking(`a request for an order that is ${status}`, orderIn(status))
      .willRespondWith(200, (response) => response.headers(json).jsonBody(order(status)))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).getOrder(orderId, userId)).toMatchObject({ orderId, status });
      }),
  );

  it("read the tracking number of a shipped order", () =>
    asking("a request for an order that is SHIPPED", orderIn("SHIPPED"))
      .willRespondWith(200, (response) =>
        response.headers(json).jsonBody({
          ...order("SHIPPED"),
          trackingId: regex(/^TRK-[0-9A-Z]{8}$/, "TRK-7Q2M9X4B"),
          shippedAt: timestamp,
        }),
      )
      .executeTest(async ({ url }) => {
        const { trackingId, history } = await shopAt(url).getOrder(orderId, userId);
        expect(trackingId).toBe("TRK-7Q2M9X4B");
        expect(history.length).toBeGreaterThan(0);
      }));

  it("read why a payment failed", () =>
    asking("a request for an order that is FAILED", orderIn("FAILED"))
      .willRespondWith(200, (response) =>
        response.headers(json).jsonBody({ ...order("FAILED"), failureReason: string("Payment declined") }),
      )
      .executeTest(async ({ url }) => {
        expect((await shopAt(url).getOrder(orderId, userId)).failureReason).toBe("Payment declined");
      }));

  it("cannot read another shopper's order", () =>
    asking("a request for another shopper's order", orderIn("PAID"), "guest-00000000")
      .willRespondWith(403, (response) =>
        response.headers(json).jsonBody({ ...error, error: "This order belongs to another user" }),
      )
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getOrder(orderId, "guest-00000000"))).status).toBe(403);
      }));

  it("do not find an unknown order", () =>
    asking("a request for an order that is not there", ["no orders"])
      .willRespondWith(404, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getOrder(orderId, userId))).status).toBe(404);
      }));

  const listing = (description: string, given: readonly [string, Record<string, unknown>?], query = {}) =>
    pact
      .addInteraction()
      .given(given[0], given[1] as never)
      .uponReceiving(description)
      .withRequest("GET", "/orders", (builder) =>
        builder.headers({ "x-api-key": apiKey }).query({ userId, limit: "20", ...query }),
      );

  it("list a shopper's orders", () =>
    listing("a request for a shopper's orders", orderIn("PENDING"))
      .willRespondWith(200, (response) =>
        response.headers(json).jsonBody({ orders: eachLike(order("PENDING")) }),
      )
      .executeTest(async ({ url }) => {
        expect((await shopAt(url).listOrders(userId, { limit: 20 })).orders[0]).toMatchObject({
          status: "PENDING",
        });
      }));

  it("list no orders for a new shopper", () =>
    listing("a request for the orders of who has none", ["no orders"])
      .willRespondWith(200, (response) => response.headers(json).jsonBody({ orders: [] }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listOrders(userId, { limit: 20 })).toEqual({ orders: [] });
      }));

  it("cannot use an invalid page key", () =>
    listing("a request for orders after a key that was never given out", ["no orders"], {
      lastKey: "garbage",
    })
      .willRespondWith(400, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        const call = shopAt(url).listOrders(userId, { limit: 20, lastKey: "garbage" });
        expect((await refusal(call)).status).toBe(400);
      }));
});
