import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import { attempt } from "@/lib/api/problem";
import {
  answer,
  answered,
  callByHand,
  error,
  pactWith,
  refusal,
  retryAfter,
  shopAt,
  throttled,
  timestamp,
  userId,
  type State,
} from "./pacts";

const { eachLike, number, string } = MatchersV3;

const lamp = {
  productId: "aurora-lamp",
  title: "Aurora table lamp",
  price: 89.5,
  quantity: 2,
  imageUrl: "/products/aurora-lamp.svg",
};
const stool = { productId: "walnut-stool", title: "Walnut stool", price: 140.25, quantity: 3 };
const emptyCart = ["an empty cart", { userId }] as const;
const cartWithLamps = ["a cart with one line", { userId, ...lamp }] as const;
const cartWithMostLamps = ["a cart with one line", { userId, ...lamp, quantity: 1_000_000 }] as const;
const fullCart = ["a full cart", { userId }] as const;
const cart = { userId, lines: [lamp, stool] };
const stored = (line: object) => ({ userId, ...line, addedAt: timestamp });
const pact = pactWith("cart");

const showing = (description: string, given: State) =>
  pact
    .addInteraction()
    .given(given[0], given[1] as never)
    .uponReceiving(description)
    .withRequest("GET", `/cart/${userId}`);

describe("the storefront's calls of the cart", () => {
  it.each<[string, State, object[], number]>([
    ["a cart", ["a cart", cart], [lamp, stool], 599.75],
    [
      "a cart from which a line was removed",
      ["a cart from which a line was removed", { ...cart, productId: lamp.productId }],
      [stool],
      420.75,
    ],
    [
      "a cart whose only line was removed",
      ["a cart from which a line was removed", { userId, lines: [lamp], productId: lamp.productId }],
      [],
      0,
    ],
    ["a cart that was emptied", ["a cart that was emptied", cart], [], 0],
    [
      "a cart with a changed quantity",
      ["a cart with a changed quantity", { ...cart, productId: lamp.productId, quantity: 5 }],
      [{ ...lamp, quantity: 5 }, stool],
      868.25,
    ],
    ["an empty cart", emptyCart, [], 0],
  ])("read the lines of %s", (what, given, lines, total) =>
    showing(`a request for ${what}`, given)
      .willRespondWith(200, (response) =>
        response
          .headers(answer)
          .jsonBody({ userId, items: lines.map(stored), totalAmount: total || number(0) }),
      )
      .executeTest(async ({ url }) => {
        const { items, totalAmount } = await shopAt(url).getCart(userId);
        expect(totalAmount).toBe(String(total));
        expect(items).toHaveLength(lines.length);
        expect(items).toMatchObject(lines);
      }),
  );

  it("read when to try again while the store is throttled", () =>
    showing("a request for a cart while the store is throttled", throttled)
      .willRespondWith(429, (response) => response.headers(retryAfter).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect(await attempt(() => shopAt(url).getCart(userId))).toEqual({
          ok: false,
          problem: { kind: "throttled", retryAfterSeconds: 3 },
        });
      }));

  it("add a product", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a product for the cart")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp }))
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(stored(lamp)))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).addCartItem(userId, lamp)).toMatchObject(lamp);
      }));

  it("add to a product that is in the cart already", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("one more of a product in the cart")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp, quantity: 1 }))
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(stored({ ...lamp, quantity: 3 })))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).addCartItem(userId, { ...lamp, quantity: 1 })).toMatchObject({
          quantity: 3,
        });
      }));

  it.each([
    ["a full cart", "one product too many for the cart", fullCart, "Cart is full", "cartFull"],
    [
      "a quantity over its limit",
      "more of a product than a line takes",
      cartWithMostLamps,
      "Quantity limit exceeded",
      "quantityLimit",
    ],
  ] as const)("distinguish %s", (_, description, given, sentence, kind) =>
    pact
      .addInteraction()
      .given(given[0], given[1])
      .uponReceiving(description)
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp }))
      .willRespondWith(409, (response) => response.headers(answer).jsonBody({ ...error, error: sentence }))
      .executeTest(async ({ url }) => {
        const refused = await attempt(() => shopAt(url).addCartItem(userId, lamp));
        expect(refused).toEqual({ ok: false, problem: { kind } });
      }),
  );

  const changing = (description: string, given: State, quantity: number) =>
    pact
      .addInteraction()
      .given(given[0], given[1] as never)
      .uponReceiving(description)
      .withRequest("PATCH", `/cart/${userId}/aurora-lamp`, (request) => request.jsonBody({ quantity }));

  it("change a quantity", () =>
    changing("another quantity of a product in the cart", cartWithLamps, 5)
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(stored({ ...lamp, quantity: 5 })))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).updateCartItem(userId, "aurora-lamp", 5)).toMatchObject({ quantity: 5 });
      }));

  it("cannot change the quantity of a product that is not in the cart", () =>
    changing("a quantity of a product that is not in the cart", emptyCart, 5)
      .willRespondWith(404, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).updateCartItem(userId, "aurora-lamp", 5))).status).toBe(404);
      }));

  it("read why a request was refused", () =>
    changing("a quantity below one", emptyCart, 0)
      .willRespondWith(400, (response) =>
        response
          .headers(answer)
          .jsonBody({ ...error, details: eachLike(string("quantity: must be at least 1")) }),
      )
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).updateCartItem(userId, "aurora-lamp", 0))).status).toBe(400);
      }));

  it("remove a line", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("a product to be taken out of the cart")
      .withRequest("DELETE", `/cart/${userId}/aurora-lamp`)
      .willRespondWith(204, (response) => response.headers(answered))
      .executeTest(async ({ url }) => {
        await shopAt(url).removeCartItem(userId, "aurora-lamp");
      }));

  it("empty the cart", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("a cart to be emptied")
      .withRequest("DELETE", `/cart/${userId}`)
      .willRespondWith(204, (response) => response.headers(answered))
      .executeTest(async ({ url }) => {
        await shopAt(url).clearCart(userId);
      }));
});

describe("the API reference's calls of the cart", () => {
  it("get the caller's correlation id back", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a request for a cart by hand")
      .withRequest("GET", `/cart/${userId}`, (request) =>
        request.headers({ "x-correlation-id": "by-hand-1" }),
      )
      .willRespondWith(200, (response) =>
        response.headers({ ...answer, "x-correlation-id": "by-hand-1" }).jsonBody({ userId, items: [] }),
      )
      .executeTest(async ({ url }) => {
        const shown = await callByHand(url, "cart", "GET", `/cart/${userId}`, {
          headers: { "x-correlation-id": "by-hand-1" },
        });
        expect(shown.headers.get("x-correlation-id")).toBe("by-hand-1");
      }));
});
