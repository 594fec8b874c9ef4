"use client";

import Link from "next/link";
import { useCallback } from "react";
import { useI18n } from "@/components/providers/i18n";
import { Icon } from "./icon";
import { useTimeLimit } from "./use-time-limit";

export interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
  link?: { href: string; text: string };
}

interface Props {
  toasts: readonly Toast[];
  onDismiss: (id: number) => void;
}

export function ToastList({ toasts, onDismiss }: Props) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-50 grid justify-items-center gap-2 sm:inset-x-auto sm:right-5 sm:bottom-5"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

function ToastCard({
  toast: { id, text, tone, link },
  onDismiss,
}: Pick<Props, "onDismiss"> & { toast: Toast }) {
  const { t } = useI18n();
  const dismiss = useCallback(() => onDismiss(id), [onDismiss, id]);
  const holding = useTimeLimit(tone, dismiss);
  const colours = tone === "good" ? "text-good" : "text-bad";
  return (
    <div
      {...holding}
      className="card pointer-events-auto flex w-full max-w-md animate-rise items-center gap-3 py-1 pr-1 pl-4 shadow-float"
    >
      <span className={colours}>
        <Icon name={tone === "good" ? "check" : "warning"} />
      </span>
      <p className="my-2 min-w-0 flex-1 wrap-anywhere">{text}</p>
      {link && (
        <Link
          href={link.href}
          onClick={dismiss}
          className="rounded px-2 py-2 font-semibold whitespace-nowrap text-brand"
        >
          {link.text}
        </Link>
      )}
      <button
        type="button"
        onClick={dismiss}
        className="grid size-11 place-items-center rounded-full text-muted"
      >
        <Icon name="close" />
        <span className="sr-only">{t("toast.dismiss")}</span>
      </button>
    </div>
  );
}
