"use client";

import { useI18n } from "@/components/providers/i18n";
import { Icon } from "@/components/ui/icon";
import type { Order, OrderStatus } from "@/lib/api/types";

const ahead: Record<OrderStatus, readonly OrderStatus[]> = {
  PENDING: ["PAID", "SHIPPED"],
  PAID: ["SHIPPED"],
  SHIPPED: [],
  FAILED: [],
};

/** The past statuses with their times, and the next ones. */
export function OrderTimeline({ order }: { order: Order }) {
  const { t, dateTime } = useI18n();
  return (
    <section aria-labelledby="timeline" className="card p-5">
      <h2 id="timeline" className="mb-4 text-lg font-bold">
        {t("order.timeline")}
      </h2>
      <ol className="grid">
        {order.history.map(({ status, at }) => (
          <Step
            key={status}
            status={status}
            isDone
            hasNext={status !== order.status || ahead[order.status].length > 0}
          >
            <time dateTime={at}>{dateTime(at)}</time>
          </Step>
        ))}
        {ahead[order.status].map((status, index, all) => (
          <Step key={status} status={status} hasNext={index < all.length - 1}>
            {index === 0 && t("order.step.next")}
          </Step>
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  status: OrderStatus;
  isDone?: boolean;
  hasNext: boolean;
  children: React.ReactNode;
}

function Step({ status, isDone = false, hasNext, children }: StepProps) {
  const { t } = useI18n();
  const isFailed = status === "FAILED";
  const dot = isDone
    ? isFailed
      ? "bg-bad-soft text-bad"
      : "bg-good-soft text-good"
    : "border-2 border-dashed border-control";
  return (
    <li data-step={status} className="relative flex gap-4 pb-6 last:pb-0">
      {hasNext && <span aria-hidden="true" className="absolute top-8 bottom-0 left-3.75 w-0.5 bg-line" />}
      <span aria-hidden="true" className={`grid size-8 shrink-0 place-items-center rounded-full ${dot}`}>
        {isDone && <Icon name={isFailed ? "close" : "check"} className="size-4" />}
      </span>
      <div className={isDone ? "" : "text-muted"}>
        <p className="pt-1 font-semibold">{t(`order.step.${status}`)}</p>
        <p className="text-sm text-muted">{children}</p>
      </div>
    </li>
  );
}
