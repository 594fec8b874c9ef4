import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  changed,
  cookieOfVisit,
  newShoppers,
  sessionCookie,
  shoppersOf,
  type SessionCookie,
} from "@/lib/server/session";
import { isId } from "@/lib/id";
import { cookieOf } from "./session-of";

const SECRET = "a secret of at least 32 characters";
const DAY = 24 * 60 * 60 * 1000;
const ann = { current: "ann-1", known: ["ann-1", "guest-1"] };

const http = new Headers();
const https = new Headers({ "x-forwarded-proto": "https" });
const withCookie = ({ name, value }: Pick<SessionCookie, "name" | "value">, from = http) =>
  new Headers([...from, ["cookie", `other=1; ${name}=${value}; last=2`]]);
const sealed = (payload: string, secret = SECRET) =>
  `${payload}.${createHmac("sha256", secret).update(payload).digest("base64url")}`;
const payloadOf = (session: object) => Buffer.from(JSON.stringify(session)).toString("base64url");

describe("a session", () => {
  beforeEach(() => vi.stubEnv("SESSION_SECRET", SECRET));
  afterEach(() => vi.unstubAllEnvs());

  it("holds its shoppers", () => {
    expect(shoppersOf(withCookie(sessionCookie(http, ann)))).toEqual(ann);
  });

  it("starts with a guest whose id cannot be guessed", () => {
    const { current, known } = newShoppers();
    expect(current).toMatch(/^guest-[0-9a-f]{16}$/);
    expect(known).toEqual([current]);
    expect(newShoppers().current).not.toBe(current);
  });

  it("cannot be read by scripts, and is not sent with the requests of other sites", () => {
    expect(sessionCookie(http, ann)).toMatchObject({
      name: "cloudcart-session",
      httpOnly: true,
      sameSite: "lax",
      secure: false,
      path: "/",
    });
  });

  it("is sent only over https, and only by this host, where browsers use https", () => {
    expect(sessionCookie(https, ann)).toMatchObject({ name: "__Host-cloudcart-session", secure: true });
    vi.stubEnv("SITE_URL", "https://shop.example");
    expect(sessionCookie(http, ann)).toMatchObject({ name: "__Host-cloudcart-session", secure: true });
  });

  it("over https, does not accept the cookie without the prefix", () => {
    expect(shoppersOf(withCookie(sessionCookie(http, ann), https))).toBeUndefined();
  });

  it("is refused with other shoppers, with the signature of another secret, and without a signature", () => {
    const { name, value } = sessionCookie(http, ann);
    const [, signature = ""] = value.split(".");
    const other = payloadOf({ shoppers: { current: "eve-1", known: ["eve-1"] }, issuedAt: Date.now() });
    const forged = [
      `${other}.${signature}`,
      sealed(other, "another secret of over 32 characters"),
      other,
      `${other}.`,
      `${value}.${signature}`,
      `${value}x`,
      "",
      ".",
      "%",
    ];
    for (const token of forged) expect(shoppersOf(withCookie({ name, value: token })), token).toBeUndefined();
  });

  it("finds its cookie beside a forged one of the same name", () => {
    const { name, value } = sessionCookie(http, ann);
    expect(shoppersOf(new Headers({ cookie: `${name}=forged.x; ${name}=${value}` }))).toEqual(ann);
  });

  it("ends after 180 days without a visit", () => {
    const then = Date.now();
    const headers = withCookie(sessionCookie(http, ann, then));
    expect(shoppersOf(headers, then + 180 * DAY - 1)).toEqual(ann);
    expect(shoppersOf(headers, then + 180 * DAY)).toBeUndefined();
  });

  it("is renewed by a visit after a day", () => {
    const then = Date.now();
    const headers = withCookie(sessionCookie(http, ann, then));
    expect(cookieOfVisit(headers, then + DAY - 1)).toBeUndefined();
    const renewed = cookieOfVisit(headers, then + DAY);
    expect(renewed && shoppersOf(withCookie(renewed), then + 181 * DAY - 1)).toEqual(ann);
  });

  it("of a lost secret is replaced by that of a new guest", () => {
    const headers = withCookie(sessionCookie(http, ann));
    vi.stubEnv("SESSION_SECRET", "the secret of the next start, also long");
    const cookie = cookieOfVisit(headers);
    expect(cookie && shoppersOf(withCookie(cookie))?.current).toMatch(/^guest-/);
  });

  it("has a random secret without the variable, and refuses a short one", () => {
    vi.stubEnv("SESSION_SECRET", undefined);
    const headers = withCookie(sessionCookie(http, ann));
    expect(shoppersOf(headers)).toEqual(ann);
    vi.stubEnv("SESSION_SECRET", "short");
    expect(() => shoppersOf(headers)).toThrow(/at least 32/);
  });

  it("switches between its own shoppers only", () => {
    expect(changed(ann, { shopper: "guest-1" })).toEqual({ current: "guest-1", known: ["guest-1", "ann-1"] });
    expect(changed(ann, { shopper: "eve-1" })).toBeUndefined();
    expect(changed(undefined, { shopper: "ann-1" })).toBeUndefined();
  });

  it("gets new shoppers, whose ids nobody can choose", () => {
    const after = changed(ann, { name: "ann" });
    expect(after?.current).toMatch(/^ann-[0-9a-f]{16}$/);
    expect(after?.known).toEqual([after?.current, "ann-1", "guest-1"]);
    expect(isId(changed(undefined, { name: "a@b.".padEnd(40, "c") })?.current ?? "")).toBe(true);
    for (const name of ["", "a b", "a/b", "ä", "a".repeat(41)])
      expect(changed(ann, { name })).toBeUndefined();
  });

  it("fits in a cookie, however many shoppers it gets", () => {
    let shoppers = newShoppers();
    for (let added = 0; added < 20; added++)
      shoppers = changed(shoppers, { name: "n".repeat(40) }) ?? shoppers;
    expect(shoppers.known).toHaveLength(8);
    expect(cookieOf(shoppers).length).toBeLessThan(4096);
  });
});
