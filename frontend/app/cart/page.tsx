import type { Metadata } from "next";
import { CartView } from "@/components/cart/cart-view";
import { requestTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestTranslator();
  return { title: t("cart.title"), robots: { index: false } };
}

export default async function CartPage() {
  const { t } = await requestTranslator();
  return (
    <>
      <h1 className="mb-8 text-3xl font-extrabold sm:text-4xl">{t("cart.title")}</h1>
      <CartView />
    </>
  );
}
