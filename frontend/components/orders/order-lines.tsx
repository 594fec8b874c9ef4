"use client";

import Link from "next/link";
import { useI18n } from "@/components/providers/i18n";
import { PendingBar } from "@/components/ui/pending-bar";
import type { Order } from "@/lib/api/types";
import { totalOf } from "@/lib/money";

export function OrderLines({ order }: { order: Order }) {
  const { t, price, number } = useI18n();
  return (
    <section aria-labelledby="order-lines" className="card p-5">
      <h2 id="order-lines" className="mb-2 text-lg font-bold">
        {t("order.lines")}
      </h2>
      <ul className="divide-y divide-line">
        {order.items.map((item) => (
          <li key={item.productId} className="flex flex-wrap items-start gap-x-4 py-3">
            <div className="min-w-0 grow basis-32">
              <Link
                href={`/products/${encodeURIComponent(item.productId)}`}
                dir="auto"
                className="line-clamp-3 font-medium wrap-anywhere underline-offset-4 hover:underline"
              >
                {item.title ?? item.productId}
                <PendingBar />
              </Link>
              <p className="text-sm wrap-anywhere text-muted">
                {number(item.quantity)} × {price(item.price)}
              </p>
            </div>
            <p className="ml-auto font-semibold wrap-anywhere">{price(totalOf([item]))}</p>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-4">
        <span className="font-medium">{t("cart.total")}</span>
        <span className="font-display text-2xl font-bold wrap-anywhere">{price(order.totalAmount)}</span>
      </p>
    </section>
  );
}
