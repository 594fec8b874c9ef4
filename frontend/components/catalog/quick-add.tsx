"use client";

import { useI18n } from "@/components/providers/i18n";
import { Icon } from "@/components/ui/icon";
import type { Product } from "@/lib/api/types";
import { useAddToCart } from "./use-add-to-cart";

export function QuickAdd({ product }: { product: Product }) {
  const { t } = useI18n();
  const { add } = useAddToCart(product);
  return (
    <button
      type="button"
      aria-label={t("product.add.of", { title: product.title })}
      onClick={() => void add(1)}
      className="relative z-10 grid size-11 shrink-0 place-items-center rounded-full border border-control bg-surface text-ink transition-colors hover:border-brand hover:bg-brand hover:text-on-brand"
    >
      <Icon name="plus" />
    </button>
  );
}
