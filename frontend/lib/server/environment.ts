import "server-only";
import { randomBytes } from "node:crypto";

export const services = ["catalog", "cart", "orders"] as const;
export type Service = (typeof services)[number];

export const isService = (name: string): name is Service => services.some((service) => service === name);

const variables: Record<Service, string> = {
  catalog: "NEXT_PUBLIC_CATALOG_API_URL",
  cart: "NEXT_PUBLIC_CART_API_URL",
  orders: "NEXT_PUBLIC_ORDERS_API_URL",
};

const SESSION_SECRET = "SESSION_SECRET";

/** Read by a computed name: Next replaces a literal `process.env.NAME` by its value during the build. */
const read = (name: string): string | undefined => process.env[name];

/** The base URL of a service, without a slash at the end; undefined when the shop was started without a backend. */
export const serviceUrl = (service: Service): string | undefined =>
  read(variables[service])?.replace(/\/+$/, "") || undefined;

export const ordersApiKey = (): string | undefined => read("CLOUDCART_API_KEY");

/** Shorter than the output of the HMAC, a secret would weaken the signature. */
const SHORTEST_SECRET = 32;

/**
 * Signs the sessions. Without the variable, a new one for each start: the sessions of the last start are then invalid,
 * and their shoppers cannot be used again. Kept in the environment, which all bundles of the server share.
 */
export function sessionSecret(): string {
  const secret = (process.env[SESSION_SECRET] ??= randomBytes(32).toString("base64url"));
  if (secret.length < SHORTEST_SECRET)
    throw new Error(`${SESSION_SECRET} must have at least ${SHORTEST_SECRET} characters`);
  return secret;
}

/** Whether browsers use https, also to a proxy in front of this server. */
export const isPublicHttps = (headers: Headers): boolean =>
  headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https" || siteUrl().startsWith("https:");

/** The public URL of the shop, for links that must be absolute. */
export const siteUrl = (): string => read("SITE_URL") ?? "http://localhost:3000";
