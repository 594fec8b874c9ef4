"use client";

import { useI18n } from "@/components/providers/i18n";

/** At most this stock is shown as a number. */
const LOW = 5;

export function StockState({ stock }: { stock: number }) {
  const { t, counted } = useI18n();
  const [text, colour, dot] =
    stock === 0
      ? [t("stock.out"), "text-muted", "bg-control"]
      : stock <= LOW
        ? [counted("stock.low", stock), "text-warn", "bg-warn"]
        : [t("stock.in"), "text-good", "bg-good"];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm ${colour}`}>
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      {text}
    </span>
  );
}
