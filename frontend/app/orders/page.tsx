import type { Metadata } from "next";
import { OrdersView } from "@/components/orders/orders-view";
import { requestTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestTranslator();
  return { title: t("orders.title"), robots: { index: false } };
}

export default async function OrdersPage() {
  const { t } = await requestTranslator();
  return (
    <>
      <h1 className="mb-8 text-3xl font-extrabold sm:text-4xl">{t("orders.title")}</h1>
      <OrdersView />
    </>
  );
}
