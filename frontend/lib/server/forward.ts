import "server-only";
import { randomUUID } from "node:crypto";
import { serviceUrl, type Service } from "./environment";

const REQUEST_HEADERS = ["accept", "content-type", "idempotency-key", "x-correlation-id"];
const RESPONSE_HEADERS = [
  "allow",
  "content-type",
  "idempotent-replayed",
  "location",
  "retry-after",
  "x-correlation-id",
];
/** Longer than a function may run, so that its own answer comes first. */
const TIMEOUT_MS = 29_000;
/** The services' own limit is 256 KiB; what is larger than this is not even read. */
const LARGEST_BODY = 512 * 1024;
/** All ids of the shop; it also keeps `..` and encoded slashes from reaching another path. */
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._~@-]{1,128}$/;

function refusal(status: number, error: string, headers: Record<string, string> = {}): Response {
  const correlationId = randomUUID();
  return Response.json(
    { error, correlationId },
    { status, headers: { "x-correlation-id": correlationId, ...headers } },
  );
}

const away = () => refusal(503, "The shop's backend is away", { "retry-after": "2" });

function picked(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Another site's page may not order in a shopper's name: it cannot set these headers. */
function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return request.method !== "GET" && site !== null && site !== "same-origin" && site !== "none";
}

const bodyOf = async (request: Request) =>
  request.method === "GET" || request.method === "DELETE" ? undefined : await request.arrayBuffer();

/** Hands a request of the browser on to a service and its answer back, nothing else of either. */
export async function forward(
  request: Request,
  service: Service,
  path: readonly string[],
  apiKey: string | null | undefined,
): Promise<Response> {
  if (isForeign(request)) return refusal(403, "Requests from other sites are not taken");
  const segments = path.map(decodeURIComponent);
  if (!segments.every((segment) => SEGMENT.test(segment))) return refusal(404, "There is nothing here");
  if (Number(request.headers.get("content-length")) > LARGEST_BODY)
    return refusal(413, "The body is too large");
  const base = serviceUrl(service);
  if (!base) return away();

  const headers = picked(request.headers, REQUEST_HEADERS);
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  if (apiKey) headers.set("x-api-key", apiKey);
  try {
    const answer = await fetch(`${base}/${segments.join("/")}${new URL(request.url).search}`, {
      method: request.method,
      headers,
      body: await bodyOf(request),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
    const passed = picked(answer.headers, RESPONSE_HEADERS);
    passed.set("cache-control", "no-store");
    return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: passed,
    });
  } catch {
    return away();
  }
}
