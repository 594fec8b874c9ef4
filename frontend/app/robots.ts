import type { MetadataRoute } from "next";
import { siteUrl } from "@/lib/server/environment";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/docs/call/", "/cart", "/checkout", "/orders"],
    },
    sitemap: new URL("/sitemap.xml", siteUrl()).href,
  };
}
