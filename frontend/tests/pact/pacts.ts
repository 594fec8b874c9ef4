import path from "node:path";
import { MatchersV3, PactV4 } from "@pact-foundation/pact";
import { createShop, type Shop } from "@/lib/api/shop";
import type { Service } from "@/lib/server/environment";

const { like, regex, string } = MatchersV3;

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
export const json = { "Content-Type": regex(/^application\/json/, "application/json") };
export const retryAfter = { ...json, "Retry-After": regex(/^\d+$/, "1") };
export { like };

/** The error answer of a call. */
export const refusal = (call: Promise<unknown>): Promise<{ status?: number; data?: unknown }> =>
  call.then(
    () => ({}),
    (failure: { response?: { status: number; data: unknown } }) => failure.response ?? {},
  );
