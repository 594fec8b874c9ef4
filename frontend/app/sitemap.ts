import type { MetadataRoute } from "next";
import { attempt } from "@/lib/api/problem";
import type { Product } from "@/lib/api/types";
import { siteUrl } from "@/lib/server/environment";
import { serverCatalog } from "@/lib/server/shop";

export const dynamic = "force-dynamic";

const PAGE_SIZE = 100;
/** A sitemap may have 50 000 addresses; this limit keeps one request from reading a large table. */
const MOST_PAGES = 50;

async function allProducts(): Promise<Product[]> {
  const products: Product[] = [];
  let lastKey: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await attempt(() => serverCatalog().listProducts({ limit: PAGE_SIZE, lastKey }));
    if (!answer.ok) break;
    products.push(...answer.value.products);
    lastKey = answer.value.nextKey;
    if (!lastKey) break;
  }
  return products;
}

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const products = await allProducts();
  return [
    { url: new URL("/", siteUrl()).href, changeFrequency: "daily", priority: 1 },
    { url: new URL("/docs", siteUrl()).href, changeFrequency: "monthly", priority: 0.3 },
    ...products.map(({ productId, updatedAt }) => ({
      url: new URL(`/products/${encodeURIComponent(productId)}`, siteUrl()).href,
      lastModified: updatedAt,
    })),
  ];
}
