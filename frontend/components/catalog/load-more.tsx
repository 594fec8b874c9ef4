"use client";

import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";

interface Props {
  hasMore: boolean;
  loading: { phase: "idle" | "busy" | "failed" };
  /** The number of products that the last press loaded. */
  lastAdded: number;
  onMore: () => void;
}

export function LoadMore({ hasMore, loading: { phase }, lastAdded, onMore }: Props) {
  const { t, counted } = useI18n();
  return (
    <div className="mt-12 grid justify-items-center gap-3">
      <p role="status" className={phase === "failed" ? "text-bad" : "sr-only"}>
        {phase === "failed" && t("home.more.failed")}
        {phase === "idle" && lastAdded > 0 && counted("home.more.done", lastAdded)}
      </p>
      {hasMore && (
        <Button look="secondary" busy={phase === "busy"} onClick={onMore} className="min-w-48">
          {phase === "busy" ? t("home.more.busy") : phase === "failed" ? t("problem.retry") : t("home.more")}
        </Button>
      )}
    </div>
  );
}
