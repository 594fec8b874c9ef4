import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requestTranslator } from "@/lib/i18n/server";

export default async function NotFound() {
  const { t } = await requestTranslator();
  return (
    <Notice
      level="h1"
      icon="search"
      title={t("problem.notFound.title")}
      actions={<ButtonLink href="/">{t("problem.home")}</ButtonLink>}
    >
      <p>{t("problem.notFound.text")}</p>
    </Notice>
  );
}
