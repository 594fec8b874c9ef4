"use client";

import Link from "next/link";
import { memo } from "react";
import { useI18n } from "@/components/providers/i18n";
import type { Product } from "@/lib/api/types";
import { CartRefusal } from "./cart-refusal";
import { LinkPending } from "./link-pending";
import { ProductImage } from "./product-image";
import { QuickAdd } from "./quick-add";
import { StockState } from "./stock-state";

/** One product of the grid. The whole card is a link to its page; the round button adds one to the cart. */
export const ProductCard = memo(function ProductCard({
  product,
  isFirst,
}: {
  product: Product;
  isFirst: boolean;
}) {
  const { price } = useI18n();
  const { productId, title, imageUrl, stock } = product;
  return (
    <article className="group relative flex h-full flex-col gap-3">
      <div className={`relative ${stock === 0 ? "opacity-60 saturate-50" : ""}`}>
        <ProductImage
          src={imageUrl}
          isFirst={isFirst}
          className="rounded-2xl transition-transform duration-300 group-hover:scale-[0.985]"
        />
      </div>
      <div className="grid grid-cols-1 px-1 pb-1">
        <div className="space-y-0.5 [grid-area:1/1]">
          {/* The button's place, as a float: a price that does not fit beside it goes below it. */}
          {stock > 0 && <span aria-hidden="true" className="float-right ml-2 size-11" />}
          <h2
            dir="auto"
            className="line-clamp-2 font-sans text-base leading-snug font-semibold tracking-normal wrap-anywhere"
          >
            <Link
              href={`/products/${encodeURIComponent(productId)}`}
              className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-3 focus-visible:after:outline-brand"
            >
              {title}
              <LinkPending />
            </Link>
          </h2>
          <p className="font-display text-lg font-bold wrap-anywhere">{price(product.price)}</p>
          <StockState stock={stock} />
        </div>
        {stock > 0 && (
          <div className="self-start justify-self-end [grid-area:1/1]">
            <QuickAdd product={product} />
          </div>
        )}
      </div>
      <CartRefusal productId={productId} />
    </article>
  );
});
