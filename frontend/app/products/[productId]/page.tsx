import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProductSkeleton } from "@/components/catalog/catalog-skeleton";
import { ProductDetail } from "@/components/catalog/product-detail";
import { ProductJsonLd } from "@/components/catalog/product-json-ld";
import { BackendUnavailable } from "@/components/layout/backend-unavailable";
import { WhenAnswered } from "@/components/layout/when-answered";
import { Icon } from "@/components/ui/icon";
import { PendingBar } from "@/components/ui/pending-bar";
import type { Result } from "@/lib/api/problem";
import type { Product } from "@/lib/api/types";
import { requestTranslator } from "@/lib/i18n/server";
import { idInAddress } from "@/lib/id";
import { readProduct } from "@/lib/server/catalog";

interface Props {
  params: Promise<{ productId: string }>;
}

const load = (encodedId: string) => readProduct(idInAddress(encodedId) ?? notFound());

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
  const answer = load((await params).productId);
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
      <WhenAnswered answer={answer} content="product" fallback={<ProductSkeleton label={t("loading")} />}>
        {(answered) => <AnsweredProduct answer={answered} />}
      </WhenAnswered>
    </>
  );
}

function AnsweredProduct({ answer }: { answer: Result<Product> }) {
  if (answer.ok) {
    return (
      <>
        <ProductDetail product={answer.value} />
        <ProductJsonLd product={answer.value} />
      </>
    );
  }
  if (answer.problem.kind === "notFound" || answer.problem.kind === "invalid") notFound();
  return <BackendUnavailable problem={answer.problem} />;
}
