import type { Product } from "@/lib/api/types";
import { requestTranslator } from "@/lib/i18n/server";
import { AddToCart } from "./add-to-cart";
import { ProductImage } from "./product-image";
import { StockState } from "./stock-state";

/** A name may have 200 characters; the price should stay visible. */
const titleSize = ({ length }: string) =>
  length > 60 ? "text-xl sm:text-2xl" : "text-3xl sm:text-4xl lg:text-5xl";

export async function ProductDetail({ product }: { product: Product }) {
  const { t, price, category } = await requestTranslator();
  return (
    <article className="grid items-start gap-6 md:grid-cols-2 md:gap-12 lg:gap-16">
      <ProductImage src={product.imageUrl} alt={product.title} isFirst className="rounded-3xl" />
      <div className="grid gap-5 md:sticky md:top-24 md:py-6">
        <div>
          {product.category && (
            <p dir="auto" className="mb-2 font-medium wrap-anywhere text-muted">
              {category(product.category)}
            </p>
          )}
          <h1 dir="auto" className={`font-extrabold wrap-anywhere ${titleSize(product.title)}`}>
            {product.title}
          </h1>
        </div>
        <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <span className="font-display text-3xl font-bold wrap-anywhere">{price(product.price)}</span>
          <StockState stock={product.stock} />
        </p>
        <AddToCart product={product} />
        {product.description && (
          <p dir="auto" className="max-w-prose text-lg wrap-anywhere whitespace-pre-line">
            {product.description}
          </p>
        )}
        <p className="border-t border-line pt-4 text-sm text-muted">{t("product.delivery")}</p>
      </div>
    </article>
  );
}
