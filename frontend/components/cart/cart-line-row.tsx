"use client";

import Link from "next/link";
import { ProductImage } from "@/components/catalog/product-image";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { useToast } from "@/components/providers/toast";
import { LineComplaint } from "@/components/checkout/line-complaint";
import { PendingBar } from "@/components/ui/pending-bar";
import { Icon } from "@/components/ui/icon";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { CartLine } from "@/lib/cart/cart-state";
import { complaintsAbout, stockOf, type Offer } from "@/lib/cart/offers";
import { totalOf } from "@/lib/money";
import { focusNextLine } from "@/lib/next-focus";
import { shortName } from "@/lib/short-name";

interface Props {
  line: CartLine;
  /** How the catalog offers the product now, as far as it is known. */
  offer: Offer | undefined;
}

export function CartLineRow({ line, offer }: Props) {
  const { price } = useI18n();
  const { productId } = line;
  return (
    <li
      data-product={productId}
      className="card grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 p-3 sm:grid-cols-[6.5rem_minmax(0,1fr)] sm:p-4"
    >
      <ProductImage src={line.imageUrl} className="w-full self-start rounded-xl min-[360px]:row-span-2" />
      <div className="flex flex-wrap items-start gap-x-3">
        <LineName line={line} />
        <p className="ml-auto font-display text-lg font-bold wrap-anywhere">{price(totalOf([line]))}</p>
      </div>
      <LineControls line={line} most={stockOf(offer)} />
      {complaintsAbout(line, offer).map((complaint) => (
        <div key={complaint.kind} className="col-span-2">
          <LineComplaint line={line} complaint={complaint} />
        </div>
      ))}
    </li>
  );
}

function LineName({ line: { productId, title, price: each } }: { line: CartLine }) {
  const { t, price } = useI18n();
  return (
    <div className="min-w-0 grow basis-20">
      <Link
        href={`/products/${encodeURIComponent(productId)}`}
        dir="auto"
        className="line-clamp-3 font-semibold wrap-anywhere hover:underline"
      >
        {title}
        <PendingBar />
      </Link>
      <p className="text-sm wrap-anywhere text-muted">{t("cart.each", { price: price(each) })}</p>
    </div>
  );
}

function LineControls({ line: { productId, title, quantity }, most }: { line: CartLine; most?: number }) {
  const { t } = useI18n();
  const { change } = useCart();
  const toast = useToast();
  const remove = async (button: HTMLElement) => {
    focusNextLine(button);
    const isRemoved = await change({ kind: "remove", productId });
    if (isRemoved) toast({ tone: "good", text: t("cart.removed", { title: shortName(title) }) });
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 max-[359px]:col-span-2">
      <QuantityStepper
        title={title}
        quantity={quantity}
        most={most}
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
  );
}
