import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "@/lib/server/environment";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forward } from "@/lib/server/forward";
import { FOREIGN_SHOPPER } from "@/lib/shopper/shoppers";
import { cookieOf, cookieOfShopper } from "./session-of";

interface Received {
  method?: string;
  url?: string;
  headers: IncomingMessage["headers"];
  body: string;
}

const json = { "content-type": "application/json" };
const session = { cookie: cookieOf({ current: "ann@example.com", known: ["ann@example.com", "guest-1"] }) };

describe("the server between browser and services", () => {
  let service: Server;
  let received: Received[];

  beforeEach(async () => {
    received = [];
    service = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        received.push({ method: request.method, url: request.url, headers: request.headers, body });
        response.writeHead(201, {
          "content-type": "application/json",
          "retry-after": "1",
          "set-cookie": "a=b",
        });
        response.end('{"ok":true}');
      });
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    const { port } = service.address() as AddressInfo;
    for (const api of ["CATALOG", "CART", "ORDERS"])
      vi.stubEnv(`NEXT_PUBLIC_${api}_API_URL`, `http://127.0.0.1:${port}/dev/`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    service.close();
  });

  const request = (method: string, headers: Record<string, string> = {}, body?: string) =>
    new Request("http://shop/api/orders/orders?userId=ann%40example.com", {
      method,
      headers: { ...session, ...headers },
      body,
    });

  it("adds the api key and sends only what belongs to the call", async () => {
    const headers = {
      "content-type": "application/json",
      "idempotency-key": "k",
      "x-api-key": "own",
    };
    const answer = await forward(request("POST", headers, "{}"), "orders", ["orders"], "the-key");
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ ok: true });
    expect(received[0]).toMatchObject({
      method: "POST",
      url: "/dev/orders?userId=ann%40example.com",
      body: "{}",
    });
    expect(received[0]?.headers).toMatchObject({ "x-api-key": "the-key", "idempotency-key": "k" });
    expect(received[0]?.headers.cookie).toBeUndefined();
  });

  it("returns the answer with only the headers of the contract", async () => {
    const answer = await forward(request("GET"), "orders", ["orders"], "the-key");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["..", "orders"],
    ["%2e%2e"],
    ["%"],
    ["%41"],
    ["orders", "a/b"],
    ["orders", "a b"],
    ["orders", ""],
  ])("does not forward the path %s", async (...path) => {
    expect((await forward(request("GET"), "orders", path, "the-key")).status).toBe(404);
    expect(received).toEqual([]);
  });

  it.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://evil.test", host: "shop" },
    { origin: "http://shop:81", host: "shop" },
    { origin: "http://shop.evil.test", host: "shop" },
    { origin: "null", host: "shop" },
  ])("refuses to change anything for a page of another site: %o", async (site) => {
    const headers = { ...site, "content-type": "application/json" } as unknown as Record<string, string>;
    const answer = await forward(request("POST", headers, "{}"), "orders", ["orders"], "k");
    expect(answer.status).toBe(403);
    expect(received).toEqual([]);
  });

  it.each(["http://shop:3000", "https://SHOP:3000"])(
    "accepts a change from its own page at %s",
    async (origin) => {
      const headers = { origin, host: "shop:3000", "content-type": "application/json" };
      expect((await forward(request("POST", headers, "{}"), "orders", ["orders"], "k")).status).toBe(201);
    },
  );

  it.each(["POST", "PATCH"])("refuses a %s without a content type", async (method) => {
    const untyped = request(method, {}, "{}");
    untyped.headers.delete("content-type");
    expect((await forward(untyped, "orders", ["orders"], "k")).status).toBe(415);
    expect(received).toEqual([]);
  });

  it("refuses a body whose length is over the limit", async () => {
    const headers = { ...json, "content-length": String(1024 * 1024) };
    expect((await forward(request("POST", headers, "{}"), "orders", ["orders"], "k")).status).toBe(413);
  });

  it("reads no more of a chunked body than the limit", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const endless = new Request("http://shop/api/orders/orders", {
      method: "POST",
      headers: json,
      body,
      duplex: "half",
    } as RequestInit);
    expect((await forward(endless, "orders", ["orders"], "k")).status).toBe(413);
    expect(sent).toBeLessThan(1024 * 1024);
    expect(received).toEqual([]);
  });

  it("answers as the services do when a service is unavailable", async () => {
    service.close();
    service.closeAllConnections();
    vi.stubEnv("NEXT_PUBLIC_ORDERS_API_URL", "http://127.0.0.1:1");
    const answer = await forward(request("GET"), "orders", ["orders"], "k");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(await answer.json()).toMatchObject({
      error: expect.any(String),
      correlationId: expect.any(String),
    });
  });

  describe("a call that names a shopper", () => {
    const line = { productId: "p", title: "P", price: 1, quantity: 1 };
    const body = (userId: string) => JSON.stringify({ userId, ...line });
    /** Each place where the services take a userId. */
    const places = (userId: string): [Service, string, string, string?][] => [
      ["cart", "GET", `cart/${userId}`],
      ["cart", "DELETE", `cart/${userId}`],
      ["cart", "PATCH", `cart/${userId}/p`, '{"quantity":2}'],
      ["cart", "DELETE", `cart/${userId}/p`],
      ["cart", "POST", "cart", body(userId)],
      ["orders", "POST", "orders", body(userId)],
      ["orders", "GET", `orders?userId=${userId}`],
      ["orders", "GET", `orders/o?userId=${userId}`],
    ];
    const call = (service: Service, method: string, to: string, sent?: string, cookie = session.cookie) => {
      const headers = { cookie, ...(sent === undefined ? {} : json) };
      const path = to.replace(/\?.*/, "").split("/").map(decodeURIComponent);
      return forward(
        new Request(`http://shop/api/${service}/${to}`, { method, headers, body: sent }),
        service,
        path,
        "k",
      );
    };
    const statuses = async (userId: string, cookie?: string) =>
      Promise.all(
        places(userId).map(
          async ([service, method, to, sent]) => (await call(service, method, to, sent, cookie)).status,
        ),
      );

    it("reaches the service for each shopper of the session", async () => {
      for (const userId of ["ann@example.com", "guest-1"])
        expect(await statuses(userId)).toEqual(places(userId).map(() => 201));
    });

    it("is refused for a shopper of another session, in each place", async () => {
      expect(await statuses("eve-1")).toEqual(places("eve-1").map(() => 403));
      expect(received).toEqual([]);
    });

    it.each([
      ["no cookie", ""],
      ["a forged cookie", `cloudcart-session=${session.cookie.split("=")[1]}x`],
      ["a cookie of another shopper", cookieOfShopper("eve-1")],
    ])("is refused with %s, in each place", async (_, cookie) => {
      expect(await statuses("ann@example.com", cookie)).toEqual(places("").map(() => 403));
      expect(received).toEqual([]);
    });

    it.each<[Service, string, string, string?]>([
      ["orders", "GET", "orders?userId=ann%40example.com&userId=eve-1"],
      ["orders", "GET", "orders?userId=eve-1&userId=ann%40example.com"],
      ["orders", "GET", "orders?user%49d=eve-1"],
      ["orders", "GET", "orders?userId="],
      ["orders", "POST", "orders?userId=eve-1", body("guest-1")],
      ["orders", "POST", "orders", '{"user\\u0049d":"eve-1"}'],
      ["orders", "POST", "orders", '{"userId":"guest-1","userId":"eve-1"}'],
      ["cart", "PATCH", "cart/guest-1/p", '{"quantity":2,"userId":"eve-1"}'],
      ["cart", "GET", "cart/eve%2d1"],
    ])("is refused when another shopper is hidden in it: %s %s %s %s", async (...hidden) => {
      expect((await call(...hidden)).status).toBe(403);
      expect(received).toEqual([]);
    });

    it.each(["", "[", "[]", "null", '"x"', "\ufeff[]"])(
      "is refused with the unreadable body %j",
      async (sent) => {
        expect((await call("orders", "POST", "orders", sent)).status).toBe(400);
        expect(received).toEqual([]);
      },
    );

    it("is answered as the services answer", async () => {
      const answer = await call("cart", "GET", "cart/eve-1");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(await answer.json()).toEqual({ error: FOREIGN_SHOPPER, correlationId: expect.any(String) });
    });

    it("needs no session for the catalog", async () => {
      expect((await call("catalog", "GET", "products", undefined, "")).status).toBe(201);
    });
  });

  it("answers 503 when the address of the service is not set", async () => {
    vi.stubEnv("NEXT_PUBLIC_CATALOG_API_URL", undefined);
    expect((await forward(request("GET"), "catalog", ["products"], undefined)).status).toBe(503);
  });
});
