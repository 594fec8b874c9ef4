import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requestTranslator } from "@/lib/i18n/server";

export default async function ProductNotFound() {
  const { t } = await requestTranslator();
  return (
    <Notice
      level="h1"
      icon="box"
      title={t("product.notFound.title")}
      actions={<ButtonLink href="/">{t("product.back")}</ButtonLink>}
    >
      <p>{t("product.notFound.text")}</p>
    </Notice>
  );
}
