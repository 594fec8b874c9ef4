"use client";

import { useI18n } from "@/components/providers/i18n";
import { ButtonLink } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { isSettled } from "@/lib/orders/polling";
import { OrderHead } from "./order-head";
import { OrderLines } from "./order-lines";
import { OrderNotFound } from "./order-not-found";
import { OrderTimeline } from "./order-timeline";
import { useOrder } from "./use-order";

/** An order and its progress, polled until it is shipped or failed. */
export function LiveOrder({ orderId, userId }: { orderId: string; userId: string }) {
  const { t } = useI18n();
  const { order, problem, retry } = useOrder(orderId, userId);

  if (
    !order &&
    (problem?.kind === "notFound" || problem?.kind === "forbidden" || problem?.kind === "invalid")
  ) {
    return <OrderNotFound />;
  }
  if (!order && problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  if (!order) return <SkeletonLines count={3} label={t("loading")} />;
  return (
    <div className="grid grid-cols-1 gap-8">
      <OrderHead order={order} />
      {problem && !isSettled(order) && (
        <p role="status" className="rounded-2xl bg-warn-soft p-4 text-warn">
          {t("order.reconnecting")}
        </p>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <OrderTimeline order={order} />
        <OrderLines order={order} />
      </div>
      <p>
        <ButtonLink href="/orders" look="quiet" className="-ml-5">
          {t("order.all")}
        </ButtonLink>
      </p>
    </div>
  );
}
