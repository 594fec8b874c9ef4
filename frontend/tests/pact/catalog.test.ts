import { MatchersV3 } from "@pact-foundation/pact";
import { describe, expect, it } from "vitest";
import { attempt } from "@/lib/api/problem";
import type { Product } from "@/lib/api/types";
import {
  answer,
  callByHand,
  error,
  fromState,
  pactWith,
  refusal,
  retryAfter,
  shopAt,
  throttled,
  timestamp,
  without,
} from "./pacts";

const { arrayContaining, regex, string } = MatchersV3;

type Shown = Omit<Product, "createdAt" | "updatedAt">;

const lamp: Shown = {
  productId: "aurora-lamp",
  title: "Aurora table lamp",
  price: 89.5,
  stock: 12,
  category: "home",
  imageUrl: "/products/aurora-lamp.svg",
  description: "A dome of warm light.",
};
const soldOut: Shown = {
  productId: "walnut-stool",
  title: "Walnut stool",
  price: 140.25,
  stock: 0,
  category: "home",
  imageUrl: "/products/walnut-stool.svg",
  description: `${"As long as a description may be. ".repeat(151)}End of the text.`,
};
const plain: Shown = { productId: "gift-card", title: "Gift card", price: 25.05, stock: 1_000_000_000 };
const stored = (product: Record<string, unknown>) => ({
  ...product,
  createdAt: timestamp,
  updatedAt: timestamp,
});
const selling = (...products: Shown[]) => ["products", { products }] as const;

const pact = pactWith("catalog");
const listing = (description: string, given: readonly [string, unknown?], query: Record<string, unknown>) =>
  pact
    .addInteraction()
    .given(given[0], given[1] as never)
    .uponReceiving(description)
    .withRequest("GET", "/products", (request) => request.query(query as never));

describe("the storefront's calls of the catalog", () => {
  it("list every product with all that is shown of it, also when it is sold out", () =>
    listing("a request for the products", selling(lamp, soldOut, plain), { limit: "24" })
      .willRespondWith(200, (response) =>
        response
          .headers(answer)
          .jsonBody({ products: arrayContaining(stored(lamp), stored(soldOut), stored(plain)) }),
      )
      .executeTest(async ({ url }) => {
        const { products } = await shopAt(url).listProducts({ limit: 24 });
        expect(products).toMatchObject([lamp, soldOut, plain]);
      }));

  const created = [
    { title: "Crème lamp", price: 140.25, stock: 2, category: "home" },
    { title: "Lamp of brass", price: 25.05, stock: 0, category: "home" },
    { title: "Lamp of oak", price: 30.25, stock: 3, category: "office" },
    { title: "Rug", price: 20.75, stock: 1, category: "home" },
  ] as const;
  const found = (product: object) => stored({ ...product, productId: string("aurora-lamp") });

  it("search by words and category, in the order of the price", () =>
    listing("a search for lamps of a category", ["products that were created", { products: created }], {
      limit: "24",
      q: "LAMP",
      category: "home",
      sort: "price",
    })
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody({ products: [found(created[1]), found(created[0])] }),
      )
      .executeTest(async ({ url }) => {
        const search = { limit: 24, q: "LAMP", category: "home", sort: "price" } as const;
        const { products } = await shopAt(url).listProducts(search);
        expect(products).toMatchObject([created[1], created[0]]);
      }));

  it("read the categories of all products", () =>
    pact
      .addInteraction()
      .given("products that were created", { products: created } as never)
      .uponReceiving("a request for the categories")
      .withRequest("GET", "/categories")
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody({
          categories: [
            { name: "home", products: 3 },
            { name: "office", products: 1 },
          ],
        }),
      )
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listCategories()).toEqual([
          { name: "home", products: 3 },
          { name: "office", products: 1 },
        ]);
      }));

  it("read no key of a next page after the last", () =>
    listing("a request for the only page", selling(lamp), { limit: "1" })
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody(without("nextKey", { products: [stored(lamp)] })),
      )
      .executeTest(async ({ url }) => {
        expect((await shopAt(url).listProducts({ limit: 1 })).nextKey).toBeUndefined();
      }));

  it("list a page of products with the key of the next page", () =>
    listing("a request for the first page of products", selling(lamp, { ...lamp, productId: "other-lamp" }), {
      limit: "1",
    })
      .willRespondWith(200, (response) =>
        response.headers(answer).jsonBody({
          products: [stored({ ...lamp, productId: string(lamp.productId) })],
          nextKey: string("eyJwIjoiM2Y2YjBjMmUifQ"),
        }),
      )
      .executeTest(async ({ url }) => {
        const page = await shopAt(url).listProducts({ limit: 1 });
        expect(page.products).toHaveLength(1);
        expect(page.nextKey).toBeDefined();
      }));

  it("list the page that follows", () =>
    listing(
      "a request for the second page of products",
      ["the first page of products was read", { products: [lamp, { ...lamp, productId: "other-lamp" }] }],
      { limit: "1", lastKey: fromState("nextKey", "eyJwIjoiYXVyb3JhLWxhbXAifQ") },
    )
      .willRespondWith(200, (response) =>
        response
          .headers(answer)
          .jsonBody({ products: [stored({ ...lamp, productId: fromState("following", "other-lamp") })] }),
      )
      .executeTest(async ({ url }) => {
        const page = await shopAt(url).listProducts({ limit: 1, lastKey: "eyJwIjoiYXVyb3JhLWxhbXAifQ" });
        expect(page.products[0]?.productId).toBe("other-lamp");
      }));

  it("list no products when nothing is sold", () =>
    listing("a request for products when there are none", ["no products"], { limit: "24" })
      .willRespondWith(200, (response) => response.headers(answer).jsonBody({ products: [] }))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).listProducts({ limit: 24 })).toEqual({ products: [] });
      }));

  it("cannot use an invalid page key", () =>
    listing("a request for a page after a key that was never given out", selling(lamp), {
      limit: "2",
      lastKey: "garbage",
    })
      .willRespondWith(400, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        const call = shopAt(url).listProducts({ limit: 2, lastKey: "garbage" });
        expect((await refusal(call)).status).toBe(400);
      }));

  it("read when to try again while the store is throttled", () =>
    listing("a request for products while the store is throttled", throttled, { limit: "24" })
      .willRespondWith(429, (response) => response.headers(retryAfter).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect(await attempt(() => shopAt(url).listProducts({ limit: 24 }))).toEqual({
          ok: false,
          problem: { kind: "throttled", retryAfterSeconds: 3 },
        });
      }));

  it.each([
    ["one product", lamp],
    ["one that is sold out", soldOut],
    ["one with nothing but a title and a price", plain],
  ])("read %s", (what, product) =>
    pact
      .addInteraction()
      .given(...selling(product))
      .uponReceiving(`a request for ${what}`)
      .withRequest("GET", `/products/${product.productId}`)
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(stored({ ...product })))
      .executeTest(async ({ url }) => {
        expect(await shopAt(url).getProduct(product.productId)).toMatchObject(product);
      }),
  );

  it("do not find an unknown product", () =>
    pact
      .addInteraction()
      .given("no products")
      .uponReceiving("a request for a product that is not there")
      .withRequest("GET", "/products/nothing")
      .willRespondWith(404, (response) => response.headers(answer).jsonBody(error))
      .executeTest(async ({ url }) => {
        expect((await refusal(shopAt(url).getProduct("nothing"))).status).toBe(404);
      }));
});

describe("the API reference's calls of the catalog", () => {
  const correlated = { "x-correlation-id": "by-hand-1" };
  const { productId, ...newLamp } = lamp;

  it("read where a new product is, and get the caller's correlation id back", () =>
    pact
      .addInteraction()
      .given("no products")
      .uponReceiving("a new product by hand")
      .withRequest("POST", "/products", (request) => request.headers(correlated).jsonBody(newLamp))
      .willRespondWith(201, (response) =>
        response
          .headers({
            ...answer,
            ...correlated,
            Location: regex(/^products\/[A-Za-z0-9-]+$/, "products/aurora-lamp"),
          })
          .jsonBody(stored({ ...newLamp, productId: string(productId) })),
      )
      .executeTest(async ({ url }) => {
        const created = await callByHand(url, "catalog", "POST", "/products", {
          body: newLamp,
          headers: correlated,
        });
        expect(created.headers.get("location")).toBe("products/aurora-lamp");
        expect(created.headers.get("x-correlation-id")).toBe("by-hand-1");
      }));

  it.each([
    ["a release", { release: 3 }, 15],
    ["a reservation", { reserve: 3 }, 9],
    ["a count", { stock: 7 }, 7],
  ])("read the stock after %s without an order", (what, change, stock) =>
    pact
      .addInteraction()
      .given(...selling(lamp))
      .uponReceiving(`${what} by hand`)
      .withRequest("PATCH", "/products/aurora-lamp/stock", (request) => request.jsonBody(change))
      .willRespondWith(200, (response) => response.headers(answer).jsonBody(stored({ ...lamp, stock })))
      .executeTest(async ({ url }) => {
        const changed = await callByHand(url, "catalog", "PATCH", "/products/aurora-lamp/stock", {
          body: change,
        });
        expect(await changed.json()).toMatchObject({ ...lamp, stock });
      }),
  );
});
