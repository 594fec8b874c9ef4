"use client";

import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export function NothingMatches({ onReset }: { onReset: () => void }) {
  const { t } = useI18n();
  return (
    <Notice
      icon="search"
      title={t("home.none.title")}
      actions={<Button onClick={onReset}>{t("home.none.reset")}</Button>}
    >
      <p>{t("home.none.text")}</p>
    </Notice>
  );
}
