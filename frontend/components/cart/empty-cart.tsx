"use client";

import { useI18n } from "@/components/providers/i18n";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export function EmptyCart() {
  const { t } = useI18n();
  return (
    <Notice
      icon="cart"
      title={t("cart.empty.title")}
      actions={<ButtonLink href="/">{t("cart.empty.action")}</ButtonLink>}
    >
      <p>{t("cart.empty.text")}</p>
    </Notice>
  );
}
