import type { Metadata } from "next";
import { CatalogView } from "@/components/catalog/catalog-view";
import { BackendAway } from "@/components/layout/backend-away";
import { Notice } from "@/components/ui/notice";
import { attempt } from "@/lib/api/problem";
import { PAGE_SIZE } from "@/lib/catalog/page-size";
import { requestTranslator } from "@/lib/i18n/server";
import { serverCatalog } from "@/lib/server/shop";

/** Whatever is chosen, it is the same shop window. */
export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const { t } = await requestTranslator();
  const firstPage = await attempt(() => serverCatalog().listProducts({ limit: PAGE_SIZE }));
  return (
    <>
      <h1 className="max-w-3xl text-4xl font-extrabold sm:text-5xl">{t("home.title")}</h1>
      <p className="mt-3 mb-8 max-w-prose text-lg text-muted">{t("home.intro")}</p>
      {!firstPage.ok ? (
        <BackendAway problem={firstPage.problem} />
      ) : firstPage.value.products.length === 0 && !firstPage.value.nextKey ? (
        <Notice icon="box" title={t("home.empty.title")}>
          <p>{t("home.empty.text")}</p>
        </Notice>
      ) : (
        <CatalogView firstPage={firstPage.value} />
      )}
    </>
  );
}
