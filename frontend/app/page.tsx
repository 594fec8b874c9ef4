import type { Metadata } from "next";
import { CatalogSkeleton } from "@/components/catalog/catalog-skeleton";
import { CatalogView } from "@/components/catalog/catalog-view";
import { BackendUnavailable } from "@/components/layout/backend-unavailable";
import { WhenAnswered } from "@/components/layout/when-answered";
import { Notice } from "@/components/ui/notice";
import type { Result } from "@/lib/api/problem";
import type { ProductPage } from "@/lib/api/types";
import { requestTranslator } from "@/lib/i18n/server";
import { readFirstPage } from "@/lib/server/catalog";

/** The address of every selection is the same page to a search engine. */
export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const { t } = await requestTranslator();
  return (
    <>
      <h1 className="max-w-3xl text-4xl font-extrabold sm:text-5xl">{t("home.title")}</h1>
      <p className="mt-3 mb-8 max-w-prose text-lg text-muted">{t("home.intro")}</p>
      <WhenAnswered
        answer={readFirstPage()}
        content="list"
        fallback={<CatalogSkeleton label={t("loading")} />}
      >
        {(answer) => <Catalog answer={answer} />}
      </WhenAnswered>
    </>
  );
}

async function Catalog({ answer }: { answer: Result<ProductPage> }) {
  const { t } = await requestTranslator();
  if (!answer.ok) return <BackendUnavailable problem={answer.problem} />;
  if (answer.value.products.length > 0 || answer.value.nextKey) {
    return <CatalogView firstPage={answer.value} />;
  }
  return (
    <Notice icon="box" title={t("home.empty.title")}>
      <p>{t("home.empty.text")}</p>
    </Notice>
  );
}
