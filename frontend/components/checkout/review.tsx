"use client";

import { CartSummary } from "@/components/cart/cart-summary";
import { EmptyCart } from "@/components/cart/empty-cart";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { openComplaints } from "@/lib/checkout/complaints";
import { CheckoutMessage } from "./checkout-message";
import { ReviewLine } from "./review-line";
import { useCheckout } from "./use-checkout";

interface Props {
  userId: string;
  onAccepted: (orderId: string) => void;
}

export function Review({ userId, onAccepted }: Props) {
  const { t, price } = useI18n();
  const cart = useCart();
  const { lines, total } = cart;
  const { isOpening, isPlacing, complaints, problem, place } = useCheckout(userId, onAccepted);
  const isBusy = isOpening || isPlacing || cart.isSaving;
  const open = lines.flatMap((line) => openComplaints(complaints, line));

  if (cart.phase === "failed" && cart.problem) {
    return <ProblemNotice problem={cart.problem} onRetry={() => void cart.retry()} />;
  }
  if (cart.phase !== "ready") return <SkeletonLines count={3} label={t("loading")} />;
  if (lines.length === 0 && !isPlacing) return <EmptyCart />;
  return (
    <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-label={t("checkout.review")}>
        <CheckoutMessage complaints={open} problem={problem} />
        <ul className="card divide-y divide-line">
          {lines.map((line) => (
            <ReviewLine key={line.productId} line={line} complaints={openComplaints(complaints, line)} />
          ))}
        </ul>
      </section>
      <CartSummary lines={lines} total={total}>
        <Button data-goes-on busy={isBusy} onClick={() => void place(lines)} className="w-full">
          {isPlacing ? t("checkout.placing") : t("checkout.place.total", { total: price(total) })}
        </Button>
        <p className="text-sm text-muted">{t("checkout.note")}</p>
      </CartSummary>
    </div>
  );
}
