"use client";

import { useI18n } from "@/components/providers/i18n";
import { ButtonLink } from "@/components/ui/button";
import type { Order } from "@/lib/api/types";
import type { MessageKey } from "@/messages/en";
import { takeFocusFromMain } from "@/lib/next-focus";
import { StatusPill } from "./status-pill";
import { TrackingNumber } from "./tracking-number";

/** The reasons of the payment service, which are in English. */
const reasons: Record<string, MessageKey> = { "Payment declined": "order.reason.declined" };

/** The status of the order in one sentence; screen readers announce its changes. */
export function OrderHead({ order }: { order: Order }) {
  const { t, dateTime } = useI18n();
  const { status, trackingId, failureReason = "" } = order;
  const known = reasons[failureReason];
  const reason = known ? t(known) : failureReason;
  return (
    <header className="grid gap-4">
      <div aria-live="polite" className="grid gap-3">
        <p>
          <StatusPill status={status} />
        </p>
        <h1
          ref={takeFocusFromMain}
          tabIndex={-1}
          className="outline-none text-3xl font-extrabold sm:text-5xl"
        >
          {t(`order.head.${status}`)}
        </h1>
        <p className="max-w-prose text-lg text-muted">
          {t(`order.text.${status}`)}
          {reason && ` ${t("order.reason", { reason })}`}
        </p>
        {trackingId && <TrackingNumber trackingId={trackingId} />}
      </div>
      {status === "FAILED" && (
        <p>
          <ButtonLink href="/checkout">{t("order.again")}</ButtonLink>
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        <span className="wrap-anywhere">{t("order.title", { id: order.orderId })}</span>
        <span>{t("order.placed", { date: dateTime(order.createdAt) })}</span>
      </p>
    </header>
  );
}
