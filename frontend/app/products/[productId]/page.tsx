import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProductDetail } from "@/components/catalog/product-detail";
import { ProductJsonLd } from "@/components/catalog/product-json-ld";
import { BackendAway } from "@/components/layout/backend-away";
import { Icon } from "@/components/ui/icon";
import { PendingBar } from "@/components/ui/pending-bar";
import { attempt } from "@/lib/api/problem";
import { requestTranslator } from "@/lib/i18n/server";
import { idInAddress } from "@/lib/id";
import { serverCatalog } from "@/lib/server/shop";

interface Props {
  params: Promise<{ productId: string }>;
}

const load = cache((encodedId: string) => {
  const productId = idInAddress(encodedId) ?? notFound();
  return attempt(() => serverCatalog().getProduct(productId));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { productId } = await params;
  const answer = await load(productId);
  if (!answer.ok) return {};
  const { title, description } = answer.value;
  const { t } = await requestTranslator();
  return {
    title,
    description: description ?? t("brand.description"),
    alternates: { canonical: `/products/${productId}` },
    openGraph: {
      type: "website",
      title,
      description,
      siteName: t("brand.name"),
      url: `/products/${productId}`,
    },
  };
}

export default async function ProductPage({ params }: Props) {
  const { t } = await requestTranslator();
  const answer = await load((await params).productId);
  if (!answer.ok && (answer.problem.kind === "notFound" || answer.problem.kind === "invalid")) notFound();
  return (
    <>
      <Link
        href="/"
        className="-ml-2 mb-4 inline-flex min-h-11 items-center gap-1 rounded-full px-2 text-muted hover:text-ink"
      >
        <Icon name="back" className="size-4" />
        {t("product.back")}
        <PendingBar />
      </Link>
      {answer.ok ? (
        <>
          <ProductDetail product={answer.value} />
          <ProductJsonLd product={answer.value} />
        </>
      ) : (
        <BackendAway problem={answer.problem} />
      )}
    </>
  );
}
