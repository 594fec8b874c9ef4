"use client";

import { useI18n } from "@/components/providers/i18n";
import type { OrderStatus } from "@/lib/api/types";

const colours: Record<OrderStatus, string> = {
  PENDING: "bg-warn-soft text-warn",
  PAID: "bg-good-soft text-good",
  SHIPPED: "bg-good-soft text-good",
  FAILED: "bg-bad-soft text-bad",
};

export function StatusPill({ status }: { status: OrderStatus }) {
  const { t } = useI18n();
  const isMoving = status === "PENDING" || status === "PAID";
  return (
    <span
      data-status={status}
      className={`inline-flex items-center gap-2 rounded-full px-3 py-1 text-sm font-semibold ${colours[status]}`}
    >
      <span
        aria-hidden="true"
        className={`size-2 rounded-full bg-current ${isMoving ? "animate-beat" : ""}`}
      />
      {t(`order.status.${status}`)}
    </span>
  );
}
