import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import { attempt } from "@/lib/api/problem";
import { error, json, pactWith, refusal, shopAt, timestamp, userId } from "./pacts";

const { eachLike, number, string } = MatchersV3;

const lamp = {
  productId: "aurora-lamp",
  title: "Aurora table lamp",
  price: 89.5,
  quantity: 2,
  imageUrl: "/products/aurora-lamp.svg",
};
const emptyCart = ["an empty cart", { userId }] as const;
const cartWithLamps = ["a cart with one line", { userId, ...lamp }] as const;
const cartWithMostLamps = ["a cart with one line", { userId, ...lamp, quantity: 1_000_000 }] as const;
const fullCart = ["a full cart", { userId }] as const;
const lines = { userId, ...lamp, addedAt: timestamp };
const pact = pactWith("cart");

describe("the storefront's calls of the cart", () => {
  it("read the lines and the total", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("a request for a cart")
      .withRequest("GET", `/cart/${userId}`)
      .willRespondWith(200, (response) =>
        response.headers(json).jsonBody({ userId, items: eachLike(lines), totalAmount: number(179) }),
      )
      .executeTest(async ({ url }) => {
        const { items, totalAmount } = await shopAt(url).getCart(userId);
        expect(items[0]).toMatchObject(lamp);
        expect(totalAmount).toBe("179");
      }));

  it("read an empty cart", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a request for an empty cart")
      .withRequest("GET", `/cart/${userId}`)
      .willRespondWith(200, (response) => response.headers(json).jsonBody({ userId, items: [] }))
      .executeTest(async ({ url }) => {
        expect((await shopAt(url).getCart(userId)).items).toEqual([]);
      }));

  it("add a product", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a product for the cart")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp }))
      .willRespondWith(200, (response) => response.headers(json).jsonBody(lines))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).addCartItem(userId, lamp)).toMatchObject(lamp);
      }));

  it("add to a product that is in the cart already", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("one more of a product in the cart")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp, quantity: 1 }))
      .willRespondWith(200, (response) => response.headers(json).jsonBody({ ...lines, quantity: 3 }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).addCartItem(userId, { ...lamp, quantity: 1 })).toMatchObject({
          quantity: 3,
        });
      }));

  it("distinguish a full cart", () =>
    pact
      .addInteraction()
      .given(...fullCart)
      .uponReceiving("one product too many for the cart")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp }))
      .willRespondWith(409, (response) =>
        response.headers(json).jsonBody({ ...error, error: "Cart is full" }),
      )
      .executeTest(async ({ url }) => {
        const refused = await attempt(() => shopAt(url).addCartItem(userId, lamp));
        expect(refused).toEqual({ ok: false, problem: { kind: "cartFull" } });
      }));

  it("distinguish a quantity over its limit", () =>
    pact
      .addInteraction()
      .given(...cartWithMostLamps)
      .uponReceiving("more of a product than a line takes")
      .withRequest("POST", "/cart", (request) => request.jsonBody({ userId, ...lamp }))
      .willRespondWith(409, (response) =>
        response.headers(json).jsonBody({ ...error, error: "Quantity limit exceeded" }),
      )
      .executeTest(async ({ url }) => {
        const refused = await attempt(() => shopAt(url).addCartItem(userId, lamp));
        expect(refused).toEqual({ ok: false, problem: { kind: "quantityLimit" } });
      }));

  it("change a quantity", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("another quantity of a product in the cart")
      .withRequest("PATCH", `/cart/${userId}/aurora-lamp`, (request) => request.jsonBody({ quantity: 5 }))
      .willRespondWith(200, (response) => response.headers(json).jsonBody({ ...lines, quantity: 5 }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).updateCartItem(userId, "aurora-lamp", 5)).toMatchObject({ quantity: 5 });
      }));

  it("cannot change the quantity of a product that is not in the cart", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a quantity of a product that is not in the cart")
      .withRequest("PATCH", `/cart/${userId}/aurora-lamp`, (request) => request.jsonBody({ quantity: 5 }))
      .willRespondWith(404, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).updateCartItem(userId, "aurora-lamp", 5))).status).toBe(404);
      }));

  it("read why a request was refused", () =>
    pact
      .addInteraction()
      .given(...emptyCart)
      .uponReceiving("a quantity below one")
      .withRequest("PATCH", `/cart/${userId}/aurora-lamp`, (request) => request.jsonBody({ quantity: 0 }))
      .willRespondWith(400, (response) =>
        response
          .headers(json)
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
      .willRespondWith(204)
      .executeTest(async ({ url }) => {
        await shopAt(url).removeCartItem(userId, "aurora-lamp");
      }));

  it("empty the cart", () =>
    pact
      .addInteraction()
      .given(...cartWithLamps)
      .uponReceiving("a cart to be emptied")
      .withRequest("DELETE", `/cart/${userId}`)
      .willRespondWith(204)
      .executeTest(async ({ url }) => {
        await shopAt(url).clearCart(userId);
      }));
});
