import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import type { OrderStatus } from "@/lib/api/types";
import type { Attempt } from "@/lib/checkout/attempts";
import { placeOrder } from "@/lib/checkout/place-order";
import {
  answer,
  apiKey,
  callByHand,
  error,
  fromState,
  json,
  pactWith,
  refusal,
  retryAfter,
  shopAt,
  throttled,
  timestamp,
  userId,
  without,
} from "./pacts";

const { regex, string } = MatchersV3;

const orderId = "0d9a3f0e-5e07-4a35-b2b2-7ad7a1f0d0c4";
const key = "4f9c6d5e-8a55-4a0e-9d0e-2f6f3f7f9b11";
const line = { productId: "aurora-lamp", quantity: 3, price: 89.5 };
const request = { userId, items: [line] };
const lamp = { productId: "aurora-lamp", title: "Aurora table lamp", price: 89.5, stock: 12 };
const lampFor = (fields: { price?: number; stock?: number } = {}) =>
  ["a product in the catalog", { ...lamp, ...fields }] as const;

/** At full seconds: a time that drops its zeros does not sort as text. */
const at = (second: number) => `2026-11-23T01:02:0${second}.000Z`;
const steps: Record<OrderStatus, OrderStatus[]> = {
  PENDING: ["PENDING"],
  PAID: ["PENDING", "PAID"],
  SHIPPED: ["PENDING", "PAID", "SHIPPED"],
  FAILED: ["PENDING", "FAILED"],
};
const order = (status: OrderStatus, fields: object = {}) => ({
  orderId,
  userId,
  items: [
    { ...line, title: lamp.title },
    { productId: "walnut-stool", quantity: 1, price: 140.25, title: "Walnut stool" },
  ],
  totalAmount: 408.75,
  status,
  createdAt: at(3),
  updatedAt: at(2 + steps[status].length),
  history: steps[status].map((step, index) => ({ status: step, at: at(3 + index) })),
  ...(status === "SHIPPED" ? { trackingId: "TRK-7Q2M9X4B", shippedAt: at(5) } : {}),
  ...(status === "FAILED" ? { failureReason: "Payment declined" } : {}),
  ...fields,
});
/** As the shop reads it: the total as text, so that no digit is lost. */
const shown = (stored: ReturnType<typeof order>) => ({ ...stored, totalAmount: String(stored.totalAmount) });
const stored = (status: OrderStatus) => ["an order", order(status)] as const;

/** The order that is placed here; only the service knows its id and its time. */
const placed = {
  orderId: string(orderId),
  userId,
  items: [{ ...line, title: lamp.title }],
  totalAmount: 268.5,
  status: "PENDING",
  createdAt: timestamp,
  updatedAt: timestamp,
  history: [{ status: "PENDING", at: timestamp }],
};

const attempt: Attempt = { key, userId, items: request.items, startedAt: 0, triedAt: 0, phase: "sending" };
/** The shop waits and tries again; here one try is enough. */
const noWait = (milliseconds: number) => Promise.reject(new Error(`tried again after ${milliseconds} ms`));
const asLongAsAsked = "tried again after 3000 ms";
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
      .willRespondWith(201, (response) => response.headers(answer).jsonBody(placed))
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
          .headers({ ...answer, "Idempotent-Replayed": "true" })
          .jsonBody({ ...placed, orderId, items: [{ ...line, title: string(lamp.title) }] }),
      )
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toEqual({ kind: "accepted", orderId });
      }));

  it("read what is out of stock, and how much is left", () =>
    placing("an order of more than there is", lampFor({ stock: 1 }))
      .willRespondWith(409, (response) =>
        response.headers(answer).jsonBody({
          ...error,
          error: "Insufficient stock",
          items: [{ productId: "aurora-lamp", requested: 3, available: 1, reason: "insufficient stock" }],
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
        response.headers(answer).jsonBody({
          ...error,
          error: "Insufficient stock",
          items: [{ productId: "aurora-lamp", requested: 3, available: 0, reason: "unknown product" }],
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
        response.headers(answer).jsonBody({
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
        await expect(placeOrder(shopAt(url), attempt, noWait)).rejects.toThrow(asLongAsAsked);
      }));

  it("cannot use a key for another order", () =>
    placing("an order with the key of another one", ["another order placed with this key", { key, userId }])
      .willRespondWith(422, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect(await placeOrder(shopAt(url), attempt, noWait)).toMatchObject({
          problem: { kind: "invalid" },
        });
      }));

  it("are repeated while the store is throttled", () =>
    placing("an order while the store is throttled", throttled)
      .willRespondWith(429, (response) => response.headers(retryAfter).jsonBody(error))
      .executeTest(async ({ url }) => {
        await expect(placeOrder(shopAt(url), attempt, noWait)).rejects.toThrow(asLongAsAsked);
      }));

  it("are repeated while the catalog is unavailable", () =>
    placing("an order while the catalog is away", ["the catalog is away"])
      .willRespondWith(503, (response) => response.headers(retryAfter).jsonBody(error))
      .executeTest(async ({ url }) => {
        await expect(placeOrder(shopAt(url), attempt, noWait)).rejects.toThrow(asLongAsAsked);
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

  it.each(["PENDING", "PAID", "SHIPPED", "FAILED"] as const)("read all of an order that is %s", (status) =>
    asking(`a request for an order that is ${status}`, stored(status))
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(order(status)))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).getOrder(orderId, userId)).toEqual(shown(order(status)));
      }),
  );

  it("cannot read another shopper's order", () =>
    asking("a request for another shopper's order", stored("PAID"), "guest-00000000")
      .willRespondWith(403, (response) =>
        response.headers(json).jsonBody({ ...error, error: "This order belongs to another user" }),
      )
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getOrder(orderId, "guest-00000000"))).status).toBe(403);
      }));

  it("do not find an unknown order", () =>
    asking("a request for an order that is not there", ["no orders"])
      .willRespondWith(404, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getOrder(orderId, userId))).status).toBe(404);
      }));

  const listing = (
    description: string,
    given: readonly [string, Record<string, unknown>?],
    query: Record<string, unknown> = {},
  ) =>
    pact
      .addInteraction()
      .given(given[0], given[1] as never)
      .uponReceiving(description)
      .withRequest("GET", "/orders", (builder) =>
        builder.headers({ "x-api-key": apiKey }).query({ userId, limit: "20", ...query } as never),
      );
  const older = order("PAID", { orderId: "order-of-before", createdAt: at(2) });
  const newer = order("PENDING");
  const pageKey = "Z3Vlc3QtMWEyYjNjNGQgMjAyNi0xMS0yM1QwMTowMjowM1ogMA";

  it("list a shopper's orders, the newest first", () =>
    listing("a request for a shopper's orders", ["orders", { orders: [older, newer] }])
      .willRespondWith(200, (response) => response.headers(answer).jsonBody({ orders: [newer, older] }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listOrders(userId, { limit: 20 })).toEqual({
          orders: [shown(newer), shown(older)],
        });
      }));

  it("list a page of orders with the key of the next page", () =>
    listing("a request for the first page of orders", ["orders", { orders: [older, newer] }], { limit: "1" })
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody({ orders: [newer], nextKey: string(pageKey) }),
      )
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listOrders(userId, { limit: 1 })).toMatchObject({ nextKey: pageKey });
      }));

  it("read no key of a next page after the last", () =>
    listing("a request for the only page of orders", ["orders", { orders: [older] }], { limit: "1" })
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody(without("nextKey", { orders: [older] })),
      )
      .executeTest(async ({ url }) => {
        expect((await shopAt(url).listOrders(userId, { limit: 1 })).nextKey).toBeUndefined();
      }));

  it("list the page that follows", () =>
    listing(
      "a request for the second page of orders",
      ["the first page of orders was read", { userId, orders: [older, newer] }],
      { limit: "1", lastKey: fromState("nextKey", pageKey) },
    )
      .willRespondWith(200, (response) => response.headers(answer).jsonBody({ orders: [older] }))
      .executeTest(async ({ url }) => {
        const page = await shopAt(url).listOrders(userId, { limit: 1, lastKey: pageKey });
        expect(page).toEqual({ orders: [shown(older)] });
      }));

  it("list no orders for a new shopper", () =>
    listing("a request for the orders of who has none", ["no orders"])
      .willRespondWith(200, (response) => response.headers(answer).jsonBody({ orders: [] }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listOrders(userId, { limit: 20 })).toEqual({ orders: [] });
      }));

  it("cannot use an invalid page key", () =>
    listing("a request for orders after a key that was never given out", ["no orders"], {
      lastKey: "garbage",
    })
      .willRespondWith(400, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        const call = shopAt(url).listOrders(userId, { limit: 20, lastKey: "garbage" });
        expect((await refusal(call)).status).toBe(400);
      }));
});

describe("the API reference's calls of orders", () => {
  it("read where a new order is, and get the caller's correlation id back", () =>
    pact
      .addInteraction()
      .given(...lampFor())
      .uponReceiving("an order by hand")
      .withRequest("POST", "/orders", (builder) =>
        builder.headers({ "x-api-key": apiKey, "x-correlation-id": "by-hand-1" }).jsonBody(request),
      )
      .willRespondWith(201, (response) =>
        response
          .headers({
            ...answer,
            "x-correlation-id": "by-hand-1",
            Location: regex(
              /^orders\/[A-Za-z0-9-]+\?userId=guest-1a2b3c4d$/,
              `orders/${orderId}?userId=${userId}`,
            ),
          })
          .jsonBody(placed),
      )
      .executeTest(async ({ url }) => {
        const created = await callByHand(url, "orders", "POST", "/orders", {
          body: request,
          headers: { "x-api-key": apiKey, "x-correlation-id": "by-hand-1" },
        });
        expect(created.headers.get("location")).toBe(`orders/${orderId}?userId=${userId}`);
        expect(created.headers.get("x-correlation-id")).toBe("by-hand-1");
      }));

  it("are refused with a wrong key as API Gateway refuses them", () =>
    pact
      .addInteraction()
      .given("no orders")
      .uponReceiving("a request with a wrong key by hand")
      .withRequest("GET", "/orders", (builder) => builder.headers({ "x-api-key": "wrong" }).query({ userId }))
      .willRespondWith(403, (response) => response.headers(json).jsonBody({ message: "Forbidden" }))
      .executeTest(async ({ url }) => {
        const refused = await callByHand(url, "orders", "GET", `/orders?userId=${userId}`, {
          headers: { "x-api-key": "wrong" },
        });
        expect(refused.status).toBe(403);
      }));
});
