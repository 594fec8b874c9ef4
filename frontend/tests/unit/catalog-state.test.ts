import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

describe("the state of the catalog", () => {
  let server: Server;
  let answer: RequestListener;
  let requests: number;

  beforeEach(async () => {
    requests = 0;
    server = createServer((request, response) => {
      requests++;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    vi.stubEnv("NEXT_PUBLIC_CATALOG_API_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    server.close();
    server.closeAllConnections();
  });

  /** Waits longer than the shop does, so that a busy machine is not a slow catalog. */
  const load = async (waitMs = 10_000) => {
    const { catalogState } = await import("@/lib/server/catalog-state");
    return (now = Date.now) => catalogState(now, waitMs);
  };
  const status =
    (code: number): RequestListener =>
    (_request, response) =>
      response.writeHead(code).end();

  it.each([
    [200, "answers"],
    [429, "answers"],
    [500, "unavailable"],
    [503, "unavailable"],
  ] as const)("with the status %i is: %s", async (code, state) => {
    answer = status(code);
    expect(await (await load())()).toBe(state);
  });

  it("is slow when the catalog has not answered in time", async () => {
    answer = () => undefined;
    expect(await (await load(50))()).toBe("slow");
  });

  it("is unavailable without a connection or an address", async () => {
    const catalogState = await load();
    answer = (request) => request.socket.destroy();
    expect(await catalogState()).toBe("unavailable");
    vi.stubEnv("NEXT_PUBLIC_CATALOG_API_URL", "");
    expect(await catalogState()).toBe("unavailable");
  });

  it("is asked once by requests at the same time, and again two seconds after an answer", async () => {
    answer = status(200);
    const catalogState = await load();
    let now = 10_000;
    const ask = () => catalogState(() => now);
    await Promise.all([ask(), ask(), ask()]);
    now += 1_999;
    await ask();
    expect(requests).toBe(1);
    now += 1;
    await ask();
    expect(requests).toBe(2);
  });

  it("is asked by every request while the catalog is unavailable", async () => {
    answer = status(503);
    const catalogState = await load();
    await catalogState();
    answer = status(200);
    expect(await catalogState()).toBe("answers");
  });
});
