import { describe, expect, it } from "vitest";
import { GET, POST } from "@/app/api/session/route";
import { shoppersOf } from "@/lib/server/session";
import { FOREIGN_SHOPPER, type Shoppers } from "@/lib/shopper/shoppers";
import { cookieOf } from "./session-of";

const ann = { current: "ann-1", known: ["ann-1", "guest-1"] };
const json = { "content-type": "application/json", host: "shop" };

const get = (cookie = "") => GET(new Request("http://shop/api/session", { headers: { cookie } }));
const post = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://shop/api/session", {
      method: "POST",
      body,
      headers: { ...json, cookie: cookieOf(ann), ...headers },
    }),
  );
/** The shoppers of the session that the answer starts. */
const started = (answer: Response) =>
  shoppersOf(new Headers({ cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" }));

describe("the address of the session", () => {
  it("answers the shoppers of the session, and leaves its cookie", async () => {
    const answer = get(cookieOf(ann));
    expect(await answer.json()).toEqual(ann);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each(["", "cloudcart-session=forged.x"])("starts a session for the cookie %j", async (cookie) => {
    const answer = get(cookie);
    const shoppers = (await answer.json()) as Shoppers;
    expect(shoppers.current).toMatch(/^guest-/);
    expect(started(answer)).toEqual(shoppers);
    expect(answer.headers.get("set-cookie")).toMatch(/Path=\/;.*HttpOnly; SameSite=lax/i);
  });

  it("switches to another shopper of the session, and adds new ones", async () => {
    const switched = await post('{"shopper":"guest-1"}');
    expect(started(switched)).toEqual({ current: "guest-1", known: ["guest-1", "ann-1"] });
    expect(await switched.json()).toEqual({ current: "guest-1", known: ["guest-1", "ann-1"] });
    expect(started(await post('{"name":"eve"}'))?.current).toMatch(/^eve-[0-9a-f]{16}$/);
    expect(started(await post("{}"))?.current).toMatch(/^guest-[0-9a-f]{16}$/);
  });

  it("does not switch to a shopper of another session", async () => {
    const answer = await post('{"shopper":"eve-1"}');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: FOREIGN_SHOPPER, correlationId: expect.any(String) });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it.each([
    "",
    "null",
    "[",
    '{"name":1}',
    '{"shopper":1,"name":1}',
    '{"name":"a b"}',
    `{"name":"${"a".repeat(2000)}"}`,
  ])("refuses the body %j", async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("reads no more of a body than its limit", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array((sent += 1) && 1024)),
    });
    const request = { method: "POST", body: endless, headers: json, duplex: "half" } as RequestInit;
    const answer = await POST(new Request("http://shop/api/session", request));
    expect(answer.status).toBe(400);
    expect(sent).toBeLessThan(10);
  });

  it.each([{ "sec-fetch-site": "cross-site" }, { origin: "http://evil.test" }])(
    "refuses a change by a page of another site: %o",
    async (site) => {
      expect((await post("{}", site as unknown as Record<string, string>)).status).toBe(403);
      expect((await post("{}", { "content-type": "text/plain" })).status).toBe(400);
    },
  );
});
