import type { Metadata } from "next";
import { ApiReference } from "@/components/docs/api-reference";
import { requestTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestTranslator();
  return { title: t("docs.title"), description: t("docs.intro") };
}

export default async function DocsPage() {
  const { t } = await requestTranslator();
  return (
    <>
      <h1 className="text-3xl font-extrabold sm:text-4xl">{t("docs.title")}</h1>
      <p className="mt-3 mb-8 max-w-prose text-lg text-muted">{t("docs.intro")}</p>
      <ApiReference />
    </>
  );
}
