import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { attempt } from "@/lib/api/problem";
import { createShop, type Shop } from "@/lib/api/shop";

const line = { productId: "mug", title: "Mug", price: 1, quantity: 1 };
const calls: Record<string, (shop: Shop) => Promise<unknown>> = {
  listProducts: (shop) => shop.listProducts({ limit: 1 }),
  getProduct: (shop) => shop.getProduct("mug"),
  getCart: (shop) => shop.getCart("ann"),
  addCartItem: (shop) => shop.addCartItem("ann", line),
  updateCartItem: (shop) => shop.updateCartItem("ann", "mug", 1),
  placeOrder: (shop) => shop.placeOrder({ userId: "ann", items: [line] }, "key"),
  getOrder: (shop) => shop.getOrder("order", "ann"),
  listOrders: (shop) => shop.listOrders("ann", { limit: 1 }),
};

describe("an answer with status 200 that is not the API's", () => {
  let server: Server;
  let answer: { type: string; body: string };
  let shop: Shop;

  beforeEach(async () => {
    server = createServer((_request, response) =>
      response.setHeader("content-type", answer.type).end(answer.body),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    shop = createShop({ catalog: url, cart: url, orders: url });
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  for (const [name, call] of Object.entries(calls)) {
    it.each([
      { type: "text/html", body: "<!doctype html><title>Sign in</title>" },
      { type: "application/json", body: "" },
      { type: "application/json", body: "null" },
      { type: "application/json", body: '{"cut off' },
    ])(`is the problem "unavailable" of ${name}: %o`, async (given) => {
      answer = given;
      expect(await attempt(() => call(shop))).toEqual({ ok: false, problem: { kind: "unavailable" } });
    });
  }

  it.each(["listProducts", "getCart", "getOrder", "listOrders"])(
    "is the problem of %s when it lacks its list",
    async (name) => {
      answer = { type: "application/json", body: "{}" };
      expect(await attempt(() => calls[name]!(shop))).toMatchObject({ problem: { kind: "unavailable" } });
    },
  );
});
