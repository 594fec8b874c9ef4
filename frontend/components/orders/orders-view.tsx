"use client";

import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { OrderCard } from "./order-card";
import { useEarlierOrders, useOrders } from "./use-orders";

interface EarlierProps {
  userId: string;
  nextKey: string;
  setHistory: ReturnType<typeof useOrders>["setHistory"];
}

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
  const { history, problem, retry, setHistory } = useOrders(userId);

  if (!history && problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  if (!history) return <SkeletonLines count={3} label={t("loading")} />;
  if (history.orders.length === 0) return <NoOrders />;
  return (
    <>
      <ul className="grid gap-3">
        {history.orders.map((order) => (
          <OrderCard key={order.orderId} order={order} />
        ))}
      </ul>
      {history.nextKey && <EarlierOrders userId={userId} nextKey={history.nextKey} setHistory={setHistory} />}
    </>
  );
}

function EarlierOrders({ userId, nextKey, setHistory }: EarlierProps) {
  const { t } = useI18n();
  const { isBusy, problem, load } = useEarlierOrders(userId, nextKey, setHistory);
  if (problem) return <ProblemNotice problem={problem} onRetry={() => void load()} />;
  return (
    <p className="mt-8 text-center">
      <Button look="secondary" busy={isBusy} onClick={() => void load()}>
        {isBusy ? t("loading") : t("orders.more")}
      </Button>
    </p>
  );
}

function NoOrders() {
  const { t } = useI18n();
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
