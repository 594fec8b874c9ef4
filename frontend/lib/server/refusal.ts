import "server-only";
import { randomUUID } from "node:crypto";

/** An error answer in the form of the services. */
export function refusal(status: number, error: string, headers: Record<string, string> = {}): Response {
  const correlationId = randomUUID();
  return Response.json(
    { error, correlationId },
    { status, headers: { "x-correlation-id": correlationId, "cache-control": "no-store", ...headers } },
  );
}

/** Whether the method changes nothing. */
const isSafe = (method: string) => method === "GET" || method === "HEAD";

/**
 * The refusal of a change that a page of another site sends. Browsers send `Sec-Fetch-Site` only to https and
 * localhost, and `Origin` with every request that can change something.
 */
export function refusalOfOtherSite({ method, headers }: Request): Response | undefined {
  if (isSafe(method)) return undefined;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOther =
    (site !== null && site !== "same-origin" && site !== "none") ||
    (origin !== null && hostOf(origin) !== headers.get("host")?.toLowerCase());
  return isOther ? refusal(403, "Requests from other sites are not accepted") : undefined;
}

/** The scheme is not compared: behind a proxy that ends TLS, this server does not know it. */
function hostOf(origin: string): string | undefined {
  const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
  return host?.toLowerCase();
}
