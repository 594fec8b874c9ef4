import type { Metadata } from "next";
import { Suspense } from "react";
import { CheckoutView } from "@/components/checkout/checkout-view";
import { SkeletonLines } from "@/components/ui/skeleton";
import { requestTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestTranslator();
  return { title: t("checkout.title"), robots: { index: false } };
}

export default async function CheckoutPage() {
  const { t } = await requestTranslator();
  return (
    <Suspense fallback={<SkeletonLines count={3} label={t("loading")} />}>
      <CheckoutView />
    </Suspense>
  );
}
