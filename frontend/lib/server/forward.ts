import "server-only";
import { isId } from "@/lib/id";
import { limitedBody } from "./body";
import { serviceUrl, type Service } from "./environment";
import { refusalOfForeignShopper } from "./ownership";
import { refusal, refusalOfOtherSite } from "./refusal";
import { shoppersOf } from "./session";

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
/** The limit of the services is 256 KiB; a body above this limit is not read to its end. */
const LARGEST_BODY = 512 * 1024;

const unavailable = () => refusal(503, "The shop's backend is unavailable", { "retry-after": "2" });

function picked(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** The error answer for a request that must not reach the service. */
function refusalOf(request: Request, path: readonly string[]): Response | undefined {
  const foreign = refusalOfOtherSite(request);
  if (foreign) return foreign;
  // This also keeps `..`, slashes and escapes out of the service's URL.
  if (!path.every(isId)) return refusal(404, "Not found");
  // A page of another site can send a body without a content type; adding one would skip the browser's preflight.
  if (hasBody(request) && !request.headers.has("content-type"))
    return refusal(415, "Content-Type must be application/json");
  return undefined;
}

const hasBody = ({ method }: Request) => method === "POST" || method === "PATCH";

/**
 * Sends a browser's request to a service, when each shopper that it names belongs to the session of the browser.
 * `path` is decoded already, as Next gives it to a route.
 */
export async function forward(
  request: Request,
  service: Service,
  path: readonly string[],
  apiKey: string | null | undefined,
): Promise<Response> {
  const refused = refusalOf(request, path);
  if (refused) return refused;
  const base = serviceUrl(service);
  if (!base) return unavailable();
  try {
    const body = hasBody(request) ? await limitedBody(request, LARGEST_BODY) : null;
    if (body === undefined) return refusal(413, "The body is too large");
    const { search, searchParams: query } = new URL(request.url);
    const foreign = refusalOfForeignShopper({ service, path, query, body }, shoppersOf(request.headers));
    if (foreign) return foreign;
    const headers = picked(request.headers, REQUEST_HEADERS);
    if (apiKey) headers.set("x-api-key", apiKey);
    const url = `${base}/${path.join("/")}${search}`;
    return await answerOf(url, { method: request.method, headers, body });
  } catch {
    return unavailable();
  }
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { ...init, signal, cache: "no-store" });
  const headers = picked(answer.headers, RESPONSE_HEADERS);
  headers.set("cache-control", "no-store");
  const body = answer.status === 204 ? null : await answer.arrayBuffer();
  return new Response(body, { status: answer.status, headers });
}
