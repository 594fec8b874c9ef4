"use client";

import { useI18n } from "@/components/providers/i18n";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export function OrderNotFound() {
  const { t } = useI18n();
  return (
    <Notice
      level="h1"
      icon="box"
      title={t("order.notFound.title")}
      actions={<ButtonLink href="/orders">{t("order.all")}</ButtonLink>}
    >
      <p>{t("order.notFound.text")}</p>
    </Notice>
  );
}
