import path from "node:path";
import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** The Content-Security-Policy is in proxy.ts, since each answer has its own nonce. */
const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: path.join(import.meta.dirname) },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Previews are shown on other sites' pages.
    {
      source: "/:path*/opengraph-image",
      headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }],
    },
    { source: "/products/:file.svg", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
};

export default nextConfig;
