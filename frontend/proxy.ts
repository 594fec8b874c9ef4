import { NextResponse, type NextRequest } from "next/server";
import { decoded } from "@/lib/id";

/** React needs eval for its error messages while developing, and only then. */
const whileDeveloping = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/** Pictures may come from wherever the catalog says; everything else is ours. */
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

/** Gives every document a Content-Security-Policy with its own nonce; Next puts the nonce on its scripts. */
export function proxy(request: NextRequest) {
  const policy = policyFor(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  // Next answers 500 to a path that it cannot decode, such as `/orders/%ff`.
  const isDecodable = decoded(request.nextUrl.pathname) !== undefined;
  const response = isDecodable
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NO_PAGE, request.url), { request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: [
    "/((?!api/|_next/static|_next/image|docs/call|docs/spec|.*\\.(?:svg|png|ico|txt|xml)$).*)",
    // Every path with an escape: it may be one that cannot be decoded.
    "/(.*%.*)",
  ],
};
