"use client";

import { useI18n } from "@/components/providers/i18n";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Shown for a bug. The pages themselves show every expected failure. */
export default function ErrorPage({ error, reset }: Props) {
  const { t } = useI18n();
  return (
    <Notice
      level="h1"
      role="alert"
      icon="warning"
      title={t("problem.unexpected.title")}
      actions={
        <>
          <Button onClick={reset}>{t("problem.retry")}</Button>
          <ButtonLink href="/" look="secondary">
            {t("problem.home")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("problem.unexpected.text")}</p>
      {error.digest && <p className="mt-2 text-sm">{t("problem.reference", { id: error.digest })}</p>}
    </Notice>
  );
}
