import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/id";
import { isShopperName, type SessionChange, type Shoppers } from "@/lib/shopper/shoppers";
import { isPublicHttps, sessionSecret } from "./environment";

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 180 * DAY_MS;
/** A visit renews the cookie of a session at most this often. */
const RENEWAL_MS = DAY_MS;
const MOST_KNOWN = 8;

interface Session {
  shoppers: Shoppers;
  issuedAt: number;
}

/** What a browser stores. */
export interface SessionCookie {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: "lax";
  secure: boolean;
  path: "/";
  maxAge: number;
}

/** One HMAC of one format is plainer than a library, and leaves no choice of algorithm to a forger. */
const signatureOf = (payload: string): string =>
  createHmac("sha256", sessionSecret()).update(payload).digest("base64url");

function isSigned(payload: string, signature: string): boolean {
  const [expected, actual] = [Buffer.from(signatureOf(payload)), Buffer.from(signature)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function opened(token: string, now: number): Session | undefined {
  const [payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isSigned(payload, signature)) return undefined;
  const session = JSON.parse(Buffer.from(payload, "base64url").toString()) as Session;
  return now - session.issuedAt < LIFETIME_MS ? session : undefined;
}

/** With the prefix, a browser accepts the cookie from this host only, and not from another one of the same domain. */
const cookieName = (headers: Headers) =>
  isPublicHttps(headers) ? "__Host-cloudcart-session" : "cloudcart-session";

function sessionOf(headers: Headers, now: number): Session | undefined {
  const start = `${cookieName(headers)}=`;
  const cookies = (headers.get("cookie") ?? "").split(/; */).filter((cookie) => cookie.startsWith(start));
  for (const cookie of cookies) {
    const session = opened(cookie.slice(start.length), now);
    if (session) return session;
  }
  return undefined;
}

/** The shoppers of the session that a request belongs to; undefined without a valid cookie. */
export const shoppersOf = (headers: Headers, now = Date.now()): Shoppers | undefined =>
  sessionOf(headers, now)?.shoppers;

/** The cookie that makes these the shoppers of the browser that sent the headers. */
export function sessionCookie(headers: Headers, shoppers: Shoppers, now = Date.now()): SessionCookie {
  const payload = Buffer.from(JSON.stringify({ shoppers, issuedAt: now } satisfies Session)).toString(
    "base64url",
  );
  return {
    name: cookieName(headers),
    value: `${payload}.${signatureOf(payload)}`,
    httpOnly: true,
    // Not strict: a link from another site would then open a new session, which replaces this one.
    sameSite: "lax",
    secure: isPublicHttps(headers),
    path: "/",
    maxAge: LIFETIME_MS / 1000,
  };
}

/** The cookie that a visit sets: that of a new session, or the renewed one; undefined when the session is recent. */
export function cookieOfVisit(headers: Headers, now = Date.now()): SessionCookie | undefined {
  const session = sessionOf(headers, now);
  if (!session) return sessionCookie(headers, newShoppers(), now);
  return now - session.issuedAt < RENEWAL_MS ? undefined : sessionCookie(headers, session.shoppers, now);
}

/** A session with one new guest. */
export function newShoppers(): Shoppers {
  const guest = newShopper("guest");
  return { current: guest, known: [guest] };
}

/** The shoppers after a change; undefined when the session does not hold the shopper, or the name is invalid. */
export function changed(shoppers: Shoppers | undefined, change: SessionChange): Shoppers | undefined {
  const known = shoppers?.known ?? [];
  const current = "shopper" in change ? change.shopper : newShopperNamed(change.name ?? "guest");
  if (current === undefined || ("shopper" in change && !known.includes(current))) return undefined;
  return { current, known: [current, ...known.filter((other) => other !== current)].slice(0, MOST_KNOWN) };
}

const newShopperNamed = (name: string) => (isShopperName(name) ? newShopper(name) : undefined);

function newShopper(name: string): string {
  const id = `${name}-${randomBytes(8).toString("hex")}`;
  if (!isId(id)) throw new Error("a shopper's id must be an id of the APIs");
  return id;
}
