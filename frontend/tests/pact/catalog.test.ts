import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import { error, json, pactWith, refusal, shopAt, timestamp } from "./pacts";

const { eachLike, integer, number, string } = MatchersV3;

const lamp = { productId: "aurora-lamp", title: "Aurora table lamp", price: 89.5, stock: 12 };
const details = {
  category: "home",
  imageUrl: "/products/aurora-lamp.svg",
  description: "A dome of warm light.",
};
const product = {
  productId: string(lamp.productId),
  title: string(lamp.title),
  price: number(lamp.price),
  stock: integer(lamp.stock),
  category: string(details.category),
  imageUrl: string(details.imageUrl),
  description: string(details.description),
  createdAt: timestamp,
  updatedAt: timestamp,
};
const pact = pactWith("catalog");

describe("the storefront's calls of the catalog", () => {
  it("list a page of products with the key of the next page", () =>
    pact
      .addInteraction()
      .given("more than 2 products")
      .uponReceiving("a request for the first page of products")
      .withRequest("GET", "/products", (request) => request.query({ limit: "2" }))
      .willRespondWith(200, (response) =>
        response
          .headers(json)
          .jsonBody({ products: eachLike(product), nextKey: string("eyJwIjoiM2Y2YjBjMmUifQ") }),
      )
      .executeTest(async ({ url }) => {
        const page = await shopAt(url).listProducts({ limit: 2 });
        expect(page.products[0]).toMatchObject({ ...lamp, ...details });
        expect(page.nextKey).toBeDefined();
      }));

  it("list no products when nothing is sold", () =>
    pact
      .addInteraction()
      .given("no products")
      .uponReceiving("a request for products when there are none")
      .withRequest("GET", "/products", (request) => request.query({ limit: "24" }))
      .willRespondWith(200, (response) => response.headers(json).jsonBody({ products: [] }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listProducts({ limit: 24 })).toEqual({ products: [] });
      }));

  it("cannot use an invalid page key", () =>
    pact
      .addInteraction()
      .given("more than 2 products")
      .uponReceiving("a request for a page after a key that was never given out")
      .withRequest("GET", "/products", (request) => request.query({ limit: "2", lastKey: "garbage" }))
      .willRespondWith(400, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        const call = shopAt(url).listProducts({ limit: 2, lastKey: "garbage" });
        expect((await refusal(call)).status).toBe(400);
      }));

  it("read one product", () =>
    pact
      .addInteraction()
      .given("a product", { ...lamp, ...details })
      .uponReceiving("a request for a product")
      .withRequest("GET", "/products/aurora-lamp")
      .willRespondWith(200, (response) =>
        response
          .headers(json)
          .jsonBody({ ...product, productId: lamp.productId, price: lamp.price, stock: lamp.stock }),
      )
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).getProduct("aurora-lamp")).toMatchObject({ ...lamp, ...details });
      }));

  it("do not find an unknown product", () =>
    pact
      .addInteraction()
      .given("no products")
      .uponReceiving("a request for a product that is not there")
      .withRequest("GET", "/products/nothing")
      .willRespondWith(404, (response) => response.headers(json).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getProduct("nothing"))).status).toBe(404);
      }));
});
