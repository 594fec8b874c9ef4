"use client";

import Link from "next/link";
import { useI18n } from "@/components/providers/i18n";
import { PendingBar } from "@/components/ui/pending-bar";
import type { Order } from "@/lib/api/types";
import { countOf } from "@/lib/money";
import { StatusPill } from "./status-pill";

export function OrderCard({ order }: { order: Order }) {
  const { t, counted, price, dateTime } = useI18n();
  const { orderId, status, items, totalAmount, trackingId, createdAt } = order;
  const names = items.map(({ title, productId }) => title ?? productId).join(", ");
  const date = dateTime(createdAt);
  return (
    <li
      data-order={orderId}
      className="card relative grid gap-2 p-4 transition-colors hover:border-control sm:p-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="mr-auto font-sans text-base font-semibold tracking-normal">
          <Link
            href={`/orders/${encodeURIComponent(orderId)}`}
            aria-label={t("orders.open", {
              date,
              status: t(`order.status.${status}`),
              total: price(totalAmount),
            })}
            className="after:absolute after:inset-0 after:rounded-2xl"
          >
            <time dateTime={createdAt}>{date}</time>
            <PendingBar />
          </Link>
        </h2>
        <StatusPill status={status} />
        <p className="font-display text-lg font-bold wrap-anywhere">{price(totalAmount)}</p>
      </div>
      <p className="line-clamp-2 wrap-anywhere text-muted">
        {counted("cart.items", countOf(items))}: <bdi>{names}</bdi>
      </p>
      {trackingId && (
        <p className="text-sm text-muted">
          {t("order.tracking")} <span className="font-semibold text-ink">{trackingId}</span>
        </p>
      )}
    </li>
  );
}
