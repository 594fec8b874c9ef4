"use client";

import Link from "next/link";
import { ProductImage } from "@/components/catalog/product-image";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { useToast } from "@/components/providers/toast";
import { PendingBar } from "@/components/ui/pending-bar";
import { Icon } from "@/components/ui/icon";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { CartLine } from "@/lib/cart/cart-state";
import { totalOf } from "@/lib/money";
import { focusNextLine } from "@/lib/next-focus";
import { shortName } from "@/lib/short-name";

export function CartLineRow({ line }: { line: CartLine }) {
  const { t, price } = useI18n();
  const { change } = useCart();
  const toast = useToast();
  const { productId, title, quantity } = line;
  const remove = async (button: HTMLElement) => {
    focusNextLine(button);
    const isRemoved = await change({ kind: "remove", productId });
    if (isRemoved) toast({ tone: "good", text: t("cart.removed", { title: shortName(title) }) });
  };
  return (
    <li
      data-product={productId}
      className="card grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 p-3 sm:grid-cols-[6.5rem_minmax(0,1fr)] sm:p-4"
    >
      <ProductImage src={line.imageUrl} className="w-full self-start rounded-xl min-[360px]:row-span-2" />
      <div className="flex flex-wrap items-start gap-x-3">
        <div className="min-w-0 grow basis-20">
          <Link
            href={`/products/${encodeURIComponent(productId)}`}
            dir="auto"
            className="line-clamp-3 font-semibold wrap-anywhere hover:underline"
          >
            {title}
            <PendingBar />
          </Link>
          <p className="text-sm wrap-anywhere text-muted">{t("cart.each", { price: price(line.price) })}</p>
        </div>
        <p className="ml-auto font-display text-lg font-bold wrap-anywhere">{price(totalOf([line]))}</p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 max-[359px]:col-span-2">
        <QuantityStepper
          title={title}
          quantity={quantity}
          onChange={(wanted) => void change({ kind: "setQuantity", productId, quantity: wanted })}
        />
        <button
          type="button"
          aria-label={t("cart.remove.of", { title })}
          onClick={(event) => void remove(event.currentTarget)}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-2 text-sm font-medium text-muted hover:text-bad"
        >
          <Icon name="trash" />
          <span className="max-sm:sr-only">{t("cart.remove")}</span>
        </button>
      </div>
    </li>
  );
}
