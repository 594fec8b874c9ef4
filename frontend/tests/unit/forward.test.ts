import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forward } from "@/lib/server/forward";

interface Received {
  method?: string;
  url?: string;
  headers: IncomingMessage["headers"];
  body: string;
}

const json = { "content-type": "application/json" };

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
    vi.stubEnv("NEXT_PUBLIC_ORDERS_API_URL", `http://127.0.0.1:${port}/dev/`);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    service.close();
  });

  const request = (method: string, headers: Record<string, string> = {}, body?: string) =>
    new Request("http://shop/api/orders/orders?userId=ann%40example.com", { method, headers, body });

  it("adds the api key and sends only what belongs to the call", async () => {
    const headers = {
      "content-type": "application/json",
      "idempotency-key": "k",
      cookie: "secret",
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

  it("answers 503 when the address of the service is not set", async () => {
    expect((await forward(request("GET"), "catalog", ["products"], undefined)).status).toBe(503);
  });
});
