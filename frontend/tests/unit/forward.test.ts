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

  it("adds the api key and hands on what belongs to the call, nothing else", async () => {
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

  it("hands back the answer with the headers of the contract, and no others", async () => {
    const answer = await forward(request("GET"), "orders", ["orders"], "the-key");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([["..", "orders"], ["%2e%2e"], ["orders", "a%2Fb"], ["orders", "a b"], ["orders", ""]])(
    "does not let %s out of the service's own paths",
    async (...path) => {
      expect((await forward(request("GET"), "orders", path, "the-key")).status).toBe(404);
      expect(received).toEqual([]);
    },
  );

  it("refuses to change anything for a page of another site", async () => {
    const answer = await forward(
      request("POST", { "sec-fetch-site": "cross-site" }, "{}"),
      "orders",
      ["orders"],
      "k",
    );
    expect(answer.status).toBe(403);
    expect(received).toEqual([]);
  });

  it("refuses a body that is far too large", async () => {
    const headers = { "content-length": String(1024 * 1024) };
    expect((await forward(request("POST", headers, "{}"), "orders", ["orders"], "k")).status).toBe(413);
  });

  it("says that a service is away as the services themselves would", async () => {
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

  it("is as if the service were away when nobody said where it is", async () => {
    expect((await forward(request("GET"), "catalog", ["products"], undefined)).status).toBe(503);
  });
});
