"use client";

import Link from "next/link";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { quantityIn } from "@/lib/cart/refusals";

/** Why the product was not added, beside the button that adds it. A toast has announced it. */
export function CartRefusal({ productId }: { productId: string }) {
  const { lines, refused } = useCart();
  const refusal = refused.find(({ line }) => line.productId === productId);
  if (!refusal) return null;
  const stock = refusal.kind === "stockLimit" ? refusal.stock : 0;
  return <RefusalNote kind={refusal.kind} stock={stock} inCart={quantityIn(lines, productId)} />;
}

interface NoteProps {
  kind: "cartFull" | "quantityLimit" | "stockLimit";
  stock: number;
  inCart: number;
}

/** `stock` and `inCart` are shown for the kind `stockLimit` only. */
export function RefusalNote({ kind, stock, inCart }: NoteProps) {
  const { t, number } = useI18n();
  return (
    <div className="w-full rounded-xl bg-warn-soft p-3 text-sm text-warn wrap-anywhere">
      <strong className="block">
        {t(`problem.${kind}.title`, { stock: number(stock), inCart: number(inCart) })}
      </strong>
      {t(`problem.${kind}.text`)}{" "}
      <Link
        href="/cart"
        className="relative z-10 font-semibold whitespace-nowrap underline underline-offset-4"
      >
        {t("product.viewCart")}
      </Link>
    </div>
  );
}
