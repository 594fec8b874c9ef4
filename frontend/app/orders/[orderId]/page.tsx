import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderPageView } from "@/components/orders/order-page-view";
import { requestTranslator } from "@/lib/i18n/server";
import { idInAddress } from "@/lib/id";

interface Props {
  params: Promise<{ orderId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await requestTranslator();
  const orderId = idInAddress((await params).orderId) ?? notFound();
  return { title: t("order.title", { id: orderId.slice(0, 8) }), robots: { index: false } };
}

export default async function OrderPage({ params }: Props) {
  const orderId = idInAddress((await params).orderId) ?? notFound();
  return <OrderPageView orderId={orderId} />;
}
