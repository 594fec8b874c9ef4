import type { Product } from "@/lib/api/types";
import { ProductCard } from "./product-card";

/** The number of products in the first row of a large screen. */
const FIRST = 4;

export const PRODUCT_GRID =
  "grid grid-cols-2 gap-x-3 gap-y-7 min-[22rem]:gap-x-4 sm:gap-x-6 sm:gap-y-10 md:grid-cols-3 lg:grid-cols-4";

export function ProductGrid({ products }: { products: readonly Product[] }) {
  return (
    <ul className={PRODUCT_GRID}>
      {products.map((product, index) => (
        <li key={product.productId} data-product={product.productId} className="min-w-0">
          <ProductCard product={product} isFirst={index < FIRST} />
        </li>
      ))}
    </ul>
  );
}
