"use client";

import { useState } from "react";
import { useI18n } from "@/components/providers/i18n";

export function TrackingNumber({ trackingId }: { trackingId: string }) {
  const { t } = useI18n();
  const [isCopied, setCopied] = useState(false);
  // Browsers have the clipboard on https and localhost only.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = () =>
    clipboard?.writeText(trackingId).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="sr-only">{t("order.tracking")}</span>
      <code
        data-testid="tracking"
        className="rounded-xl border border-dashed border-control bg-surface px-4 py-2 font-display text-lg font-bold tracking-wide"
      >
        {trackingId}
      </code>
      {clipboard && (
        <button
          type="button"
          onClick={() => void copy()}
          className="min-h-11 rounded-full px-3 font-semibold text-brand"
        >
          {isCopied ? t("order.tracking.copied") : t("order.tracking.copy")}
        </button>
      )}
    </div>
  );
}
