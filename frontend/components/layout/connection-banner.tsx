"use client";

import { useSyncExternalStore } from "react";
import { useI18n } from "@/components/providers/i18n";
import { Icon } from "@/components/ui/icon";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
const isOnline = () => navigator.onLine;
const assumedOnline = () => true;

/** Shown while the device has no connection. */
export function ConnectionBanner() {
  const { t } = useI18n();
  const online = useSyncExternalStore(subscribe, isOnline, assumedOnline);
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-center text-warn">
          <Icon name="warning" className="size-4" />
          <span>
            <strong>{t("problem.offline.title")}.</strong> {t("problem.offline.text")}
          </span>
        </p>
      )}
    </div>
  );
}
