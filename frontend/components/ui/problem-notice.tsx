"use client";

import { useI18n } from "@/components/providers/i18n";
import type { Problem } from "@/lib/api/problem";
import { Button } from "./button";
import { InvalidFields } from "./invalid-fields";
import { Notice } from "./notice";

/** The message of a problem, with a button to retry. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t } = useI18n();
  const canRetry = problem.kind !== "forbidden" && problem.kind !== "notFound";
  return (
    <Notice
      role="alert"
      icon={problem.kind === "unavailable" || problem.kind === "offline" ? "cloud" : "warning"}
      title={t(`problem.${problem.kind}.title`)}
      actions={canRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    >
      <p>{t(`problem.${problem.kind}.text`)}</p>
      {problem.kind === "invalid" && <InvalidFields fields={problem.fields} />}
      {problem.kind === "unexpected" && problem.correlationId && (
        <p className="mt-2 text-sm">{t("problem.reference", { id: problem.correlationId })}</p>
      )}
    </Notice>
  );
}
