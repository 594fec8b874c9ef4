import type { Metadata } from "next";
import { OrderPageView } from "@/components/orders/order-page-view";
import { requestTranslator } from "@/lib/i18n/server";

interface Props {
  params: Promise<{ orderId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await requestTranslator();
  return { title: t("order.title", { id: (await params).orderId.slice(0, 8) }), robots: { index: false } };
}

export default async function OrderPage({ params }: Props) {
  return <OrderPageView orderId={decodeURIComponent((await params).orderId)} />;
}
