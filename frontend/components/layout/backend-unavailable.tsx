"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useI18n } from "@/components/providers/i18n";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { Problem } from "@/lib/api/problem";

/** For a page whose content the server could not read; the button renders the page again. */
export function BackendUnavailable({ problem }: { problem: Problem }) {
  const { t } = useI18n();
  const router = useRouter();
  const [isAsking, startAsking] = useTransition();
  return (
    <>
      <ProblemNotice problem={problem} onRetry={() => startAsking(() => router.refresh())} />
      <p role="status" className="text-center text-muted">
        {isAsking && t("loading")}
      </p>
    </>
  );
}
