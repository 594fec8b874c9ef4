"use client";

import { CheckoutMessage } from "@/components/checkout/checkout-message";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { Button, ButtonLink } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { complaintsAbout } from "@/lib/cart/offers";
import { CartLineRow } from "./cart-line-row";
import { CartSummary } from "./cart-summary";
import { EmptyCart } from "./empty-cart";
import { useOffers } from "./use-offers";

export function CartView() {
  const { t } = useI18n();
  const { phase, problem, lines, total, change, retry } = useCart();
  const offers = useOffers(lines);
  const complaints = lines.flatMap((line) => complaintsAbout(line, offers.get(line.productId)));

  if (phase === "failed" && problem) return <ProblemNotice problem={problem} onRetry={() => void retry()} />;
  if (phase !== "ready") return <SkeletonLines count={3} label={t("loading")} />;
  if (lines.length === 0) return <EmptyCart />;
  return (
    <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div>
        <CheckoutMessage complaints={complaints} problem={undefined} />
        <ul className="grid gap-3" aria-label={t("cart.title")}>
          {lines.map((line) => (
            <CartLineRow key={line.productId} line={line} offer={offers.get(line.productId)} />
          ))}
        </ul>
        <div className="mt-4 flex flex-wrap justify-between gap-2">
          <ButtonLink href="/" look="quiet">
            {t("cart.continue")}
          </ButtonLink>
          <Button look="quiet" onClick={() => void change({ kind: "clear" })}>
            {t("cart.clear")}
          </Button>
        </div>
      </div>
      <CartSummary lines={lines} total={total}>
        <ButtonLink data-goes-on href="/checkout" className="w-full">
          {t("cart.checkout")}
        </ButtonLink>
      </CartSummary>
    </div>
  );
}
