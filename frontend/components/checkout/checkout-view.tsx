"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { LiveOrder } from "@/components/orders/live-order";
import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { SkeletonLines } from "@/components/ui/skeleton";
import { focusMain } from "@/lib/next-focus";
import { Review } from "./review";

/** The review before the order, its progress after it. The address distinguishes them for a reload. */
export function CheckoutView() {
  const { t } = useI18n();
  const orderId = useSearchParams().get("order");
  const userId = useShopper().shoppers?.current;
  const showOrder = useCallback((placedId: string) => {
    window.history.replaceState(null, "", `/checkout?order=${encodeURIComponent(placedId)}`);
    focusMain();
    window.scrollTo({ top: 0 });
  }, []);

  if (userId && orderId) return <LiveOrder key={`${userId} ${orderId}`} orderId={orderId} userId={userId} />;
  return (
    <>
      <h1 className="mb-8 text-3xl font-extrabold sm:text-4xl">{t("checkout.title")}</h1>
      {userId ? (
        <Review key={userId} userId={userId} onAccepted={showOrder} />
      ) : (
        <SkeletonLines count={3} label={t("loading")} />
      )}
    </>
  );
}
