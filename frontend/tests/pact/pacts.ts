import path from "node:path";
import { MatchersV3, PactV4 } from "@pact-foundation/pact";
import { vi } from "vitest";
import { createShop, type Shop } from "@/lib/api/shop";
import type { Service } from "@/lib/server/environment";
import { forward } from "@/lib/server/forward";
import { cookieOfShopper } from "../unit/session-of";

const { eachKeyMatches, regex, string } = MatchersV3;

/** The folder from which the contract tests read the pacts of the storefront. */
export const pactFolder = path.join(import.meta.dirname, "../../target/pacts");

export const apiKey = "cloudcart-dev-key-2024";
export const userId = "guest-1a2b3c4d";

/** The provider names of the services in the pacts. */
const providers: Record<Service, string> = { catalog: "catalog", cart: "cart", orders: "order" };

export const pactWith = (service: Service) =>
  new PactV4({ consumer: "storefront", provider: providers[service], dir: pactFolder, logLevel: "warn" });

/** The shop's own calls, on the generated client, against the mock of a provider. */
export const shopAt = (url: string): Shop =>
  createShop({ catalog: url, cart: url, orders: url, apiKey }, 10_000);

export const timestamp = regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "2026-11-23T01:02:03.456Z");
export const error = {
  error: string("One sentence"),
  correlationId: string("7d1c1c3e-9a0f-4f0e-8f55-0f2d5b3f1a11"),
};
const correlationId = regex(/^[A-Za-z0-9._~-]{1,128}$/, "7d1c1c3e-9a0f-4f0e-8f55-0f2d5b3f1a11");
/** API Gateway's refusal of a key has this header only. */
export const json = { "Content-Type": regex(/^application\/json(;.*)?$/, "application/json") };
/** The shop passes the correlation id on, so that a shopper can name the request that failed. */
export const answered = { "x-correlation-id": correlationId };
export const answer = { ...json, ...answered };
/** A second at least: the shop waits as long before it tries again. */
export const retryAfter = { ...answer, "Retry-After": regex(/^[1-9]\d*$/, "3") };

/** The state that a provider is in; its name and its parameters are in the contract tests' `States`. */
export type State = readonly [string, Record<string, unknown>?];
export const throttled = ["the store is throttled"] as const;

/** A value that only the provider knows, and that must be exactly the one that its state names. */
export const fromState = (name: string, example: string) => ({
  "pact:matcher:type": "equality",
  "pact:generator:type": "ProviderState",
  expression: `\${${name}}`,
  value: example,
});

/**
 * A document without this field. Pact then compares no value of the document: another interaction states them.
 * The pattern of the other names is built from the field's name, as patterns cannot exclude a word.
 */
export const without = (name: string, document: Record<string, unknown>) =>
  eachKeyMatches(document, regex(anyNameBut(name), Object.keys(document).join()));

/** Shorter and longer names, and for each letter the names that differ there first. */
function anyNameBut(name: string): string {
  const differing = [...name].map((letter, index) => `${name.slice(0, index)}[^${letter}].*`);
  const shorter = [...name].map((_, index) => name.slice(0, index));
  return `^(${[...differing, ...shorter, `${name}.+`].join("|")})$`;
}

/** A call of "Try it out" in the API reference, on the way that the page uses. */
export async function callByHand(
  url: string,
  service: Service,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> },
): Promise<Response> {
  vi.stubEnv(`NEXT_PUBLIC_${service.toUpperCase()}_API_URL`, url);
  const request = new Request(`http://shop.test/docs/call/${service}${path}`, {
    method,
    headers: {
      ...headers,
      cookie: cookieOfShopper(userId),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const segments = path.replace(/\?.*/, "").split("/").slice(1);
  return forward(request, service, segments, request.headers.get("x-api-key"));
}

/** The error answer of a call. */
export const refusal = (call: Promise<unknown>): Promise<{ status?: number; data?: unknown }> =>
  call.then(
    () => ({}),
    (failure: { response?: { status: number; data: unknown } }) => failure.response ?? {},
  );
