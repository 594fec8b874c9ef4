"use client";

import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { OrderCard } from "./order-card";
import { useOrders } from "./use-orders";

export function OrdersView() {
  const { t } = useI18n();
  const userId = useShopper().shoppers?.current;
  return userId ? (
    <OrderList key={userId} userId={userId} />
  ) : (
    <SkeletonLines count={3} label={t("loading")} />
  );
}

function OrderList({ userId }: { userId: string }) {
  const { t } = useI18n();
  const { orders, hasMore, isBusy, problem, load } = useOrders(userId);

  if (problem) return <ProblemNotice problem={problem} onRetry={() => void load()} />;
  if (!orders) return <SkeletonLines count={3} label={t("loading")} />;
  if (orders.length === 0) {
    return (
      <Notice
        icon="box"
        title={t("orders.empty.title")}
        actions={<ButtonLink href="/">{t("cart.empty.action")}</ButtonLink>}
      >
        <p>{t("orders.empty.text")}</p>
      </Notice>
    );
  }
  return (
    <>
      <ul className="grid gap-3">
        {orders.map((order) => (
          <OrderCard key={order.orderId} order={order} />
        ))}
      </ul>
      {hasMore && (
        <p className="mt-8 text-center">
          <Button look="secondary" busy={isBusy} onClick={() => void load()}>
            {isBusy ? t("loading") : t("orders.more")}
          </Button>
        </p>
      )}
    </>
  );
}
