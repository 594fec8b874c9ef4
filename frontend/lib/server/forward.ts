import "server-only";
import { randomUUID } from "node:crypto";
import { isId } from "@/lib/id";
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
/** The limit of the services is 256 KiB; a body above this limit is not read to its end. */
const LARGEST_BODY = 512 * 1024;

function refusal(status: number, error: string, headers: Record<string, string> = {}): Response {
  const correlationId = randomUUID();
  return Response.json(
    { error, correlationId },
    { status, headers: { "x-correlation-id": correlationId, ...headers } },
  );
}

const unavailable = () => refusal(503, "The shop's backend is unavailable", { "retry-after": "2" });

function picked(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/**
 * Whether a page of another site sends the request. Browsers send `Sec-Fetch-Site` only to https and localhost, and
 * `Origin` with every request that can change something.
 */
function isFromOtherSite({ method, headers }: Request): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = headers.get("origin");
  return origin !== null && hostOf(origin) !== headers.get("host")?.toLowerCase();
}

/** The scheme is not compared: behind a proxy that ends TLS, this server does not know it. */
function hostOf(origin: string): string | undefined {
  const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
  return host?.toLowerCase();
}

/** The body, or nothing when it exceeds the limit. A chunked body has no length to check, so its bytes are counted. */
async function limitedBody({ body, headers }: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(headers.get("content-length")) > LARGEST_BODY) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    // Not cancelled: that would close the connection before the answer is sent.
    if (size > LARGEST_BODY) return undefined;
    chunks.push(read.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The error answer for a request that must not reach the service. */
function refusalOf(request: Request, path: readonly string[]): Response | undefined {
  if (isFromOtherSite(request)) return refusal(403, "Requests from other sites are not accepted");
  // This also keeps `..`, slashes and escapes out of the service's URL.
  if (!path.every(isId)) return refusal(404, "Not found");
  // A page of another site can send a body without a content type; adding one would skip the browser's preflight.
  if (hasBody(request) && !request.headers.has("content-type"))
    return refusal(415, "Content-Type must be application/json");
  return undefined;
}

const hasBody = ({ method }: Request) => method === "POST" || method === "PATCH";

/** Sends a browser's request to a service. `path` is decoded already, as Next gives it to a route. */
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
    const body = hasBody(request) ? await limitedBody(request) : null;
    if (body === undefined) return refusal(413, "The body is too large");
    const headers = picked(request.headers, REQUEST_HEADERS);
    if (apiKey) headers.set("x-api-key", apiKey);
    const url = `${base}/${path.join("/")}${new URL(request.url).search}`;
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
