"use client";

import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { SkeletonLines } from "@/components/ui/skeleton";
import { LiveOrder } from "./live-order";

/** An order belongs to a shopper, so it is read when the browser knows the shopper. */
export function OrderPageView({ orderId }: { orderId: string }) {
  const { t } = useI18n();
  const userId = useShopper().shoppers?.current;
  if (!userId) return <SkeletonLines count={3} label={t("loading")} />;
  return <LiveOrder key={userId} orderId={orderId} userId={userId} />;
}
