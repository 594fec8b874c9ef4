"use client";

import type { ReactNode } from "react";
import { useI18n } from "@/components/providers/i18n";
import { countOf, type Money } from "@/lib/money";

interface Props {
  lines: readonly { quantity: number }[];
  total: Money;
  children?: ReactNode;
}

/** The total, with the buttons that continue. */
export function CartSummary({ lines, total, children }: Props) {
  const { t, counted, price } = useI18n();
  return (
    <section aria-label={t("cart.summary")} className="card grid gap-4 p-5 lg:sticky lg:top-24">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4" role="status">
        <span className="text-muted">{counted("cart.items", countOf(lines))}</span>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{t("cart.total")}</span>
          <span data-testid="total" className="font-display text-2xl font-bold wrap-anywhere">
            {price(total)}
          </span>
        </span>
      </p>
      {children}
    </section>
  );
}
