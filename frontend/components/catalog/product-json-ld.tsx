import type { Product } from "@/lib/api/types";
import { pictureUrl } from "@/lib/catalog/picture";
import { siteUrl } from "@/lib/server/environment";

/** The product as JSON-LD for search engines. */
export function ProductJsonLd({ product }: { product: Product }) {
  const url = new URL(`/products/${encodeURIComponent(product.productId)}`, siteUrl()).href;
  const document = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.title,
    sku: product.productId,
    description: product.description,
    category: product.category,
    image: product.imageUrl && pictureUrl(product.imageUrl, siteUrl()),
    offers: {
      "@type": "Offer",
      url,
      price: product.price.toFixed(2),
      priceCurrency: "EUR",
      availability: `https://schema.org/${product.stock > 0 ? "InStock" : "OutOfStock"}`,
    },
  };
  // A title can be any text: a "</script>" in it must not end this element.
  const json = JSON.stringify(document).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
