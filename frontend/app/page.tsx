import type { Metadata } from "next";
import { CatalogSkeleton } from "@/components/catalog/catalog-skeleton";
import { CatalogView } from "@/components/catalog/catalog-view";
import { BackendUnavailable } from "@/components/layout/backend-unavailable";
import { WhenAnswered } from "@/components/layout/when-answered";
import { Notice } from "@/components/ui/notice";
import type { Result } from "@/lib/api/problem";
import { queryOf, selectionFrom, type Selection } from "@/lib/catalog/selection";
import { requestTranslator } from "@/lib/i18n/server";
import { readShopWindow, type ShopWindow } from "@/lib/server/catalog";

/** The address of every selection is the same page to a search engine. */
export const metadata: Metadata = { alternates: { canonical: "/" } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function HomePage({ searchParams }: Props) {
  const { t } = await requestTranslator();
  const selection = selectionFrom(await searchParams);
  return (
    <>
      <h1 className="max-w-3xl text-4xl font-extrabold sm:text-5xl">{t("home.title")}</h1>
      <p className="mt-3 mb-8 max-w-prose text-lg text-muted">{t("home.intro")}</p>
      <WhenAnswered
        answer={readShopWindow(selection)}
        content="list"
        fallback={<CatalogSkeleton label={t("loading")} />}
      >
        {(answer) => <Catalog answer={answer} selection={selection} />}
      </WhenAnswered>
    </>
  );
}

async function Catalog({ answer, selection }: { answer: Result<ShopWindow>; selection: Selection }) {
  const { t } = await requestTranslator();
  if (!answer.ok) return <BackendUnavailable problem={answer.problem} />;
  const isEmpty = answer.value.firstPage.products.length === 0;
  if (isEmpty && queryOf(selection) === "") {
    return (
      <Notice icon="box" title={t("home.empty.title")}>
        <p>{t("home.empty.text")}</p>
      </Notice>
    );
  }
  return <CatalogView {...answer.value} loaded={selection} />;
}
