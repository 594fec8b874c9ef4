"use client";

import Link from "next/link";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";

/** Why the cart did not take the product, beside the button that adds it. A toast has announced it. */
export function CartRefusal({ productId }: { productId: string }) {
  const { t } = useI18n();
  const refusal = useCart().refused.find(({ line }) => line.productId === productId);
  if (!refusal) return null;
  return (
    <div className="w-full rounded-xl bg-warn-soft p-3 text-sm text-warn wrap-anywhere">
      <strong className="block">{t(`problem.${refusal.kind}.title`)}</strong>
      {t(`problem.${refusal.kind}.text`)}{" "}
      <Link
        href="/cart"
        className="relative z-10 font-semibold whitespace-nowrap underline underline-offset-4"
      >
        {t("product.viewCart")}
      </Link>
    </div>
  );
}
