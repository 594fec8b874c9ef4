import { NextResponse, type NextRequest } from "next/server";
import { decoded } from "@/lib/id";
import { CATALOG_STATE_HEADER, catalogState } from "@/lib/server/catalog-state";
import { cookieOfVisit } from "@/lib/server/session";

/** React needs eval for its error messages, during development only. */
const whileDeveloping = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/** Pictures may have any https address; everything else comes from this shop. */
const policyFor = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${whileDeveloping}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** No page has this address. Its answer is the 404 page. */
const NO_PAGE = "/404";

/** The pages that show products. */
const isCatalogPage = (pathname: string) => /^\/(products\/[^/]+)?$/.test(pathname);

/** A request by which the router of an open page asks for content; it reloads the document on an error status. */
const isOfRouter = (request: NextRequest) => request.headers.get("sec-fetch-dest") === "empty";

/**
 * Whether a shopper opens a page. A form of another site that posts to a page comes without the cookie, and must not
 * replace the session.
 */
const isVisit = (request: NextRequest) => request.method === "GET" && !isOfRouter(request);

/**
 * Gives every document a Content-Security-Policy with its own nonce; Next puts the nonce on its scripts. A page cannot
 * set its status to 503, so it is set here; the header makes the page show the same. The first visit starts the session.
 */
export async function proxy(request: NextRequest) {
  const policy = policyFor(btoa(crypto.randomUUID()));
  const cookie = isVisit(request) ? cookieOfVisit(request.headers) : undefined;
  // The page of this request already belongs to the session.
  if (cookie) request.cookies.set(cookie.name, cookie.value);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = await responseFor(request, headers);
  response.headers.set("Content-Security-Policy", policy);
  if (cookie) response.cookies.set(cookie);
  return response;
}

async function responseFor(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  // Next answers 500 to a path that it cannot decode, such as `/orders/%ff`.
  if (decoded(pathname) === undefined) {
    return NextResponse.rewrite(new URL(NO_PAGE, request.url), { request: { headers } });
  }
  if (!isCatalogPage(pathname)) return NextResponse.next({ request: { headers } });
  const state = await catalogState();
  headers.set(CATALOG_STATE_HEADER, state);
  const status = state === "unavailable" && !isOfRouter(request) ? 503 : 200;
  return NextResponse.next({ request: { headers }, status });
}

export const config = {
  matcher: [
    "/((?!api/|_next/static|_next/image|docs/call|docs/spec|.*\\.(?:svg|png|ico|txt|xml)$).*)",
    // Every path with an escape: possibly one that cannot be decoded.
    "/(.*%.*)",
  ],
};
