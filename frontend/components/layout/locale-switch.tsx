"use client";

import { useRouter } from "next/navigation";
import { useI18n } from "@/components/providers/i18n";
import { localeCookie, locales, type Locale } from "@/lib/i18n/locale";

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

function remember(locale: Locale) {
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
}

/** Stores the language and renders the same address in it. */
export function LocaleSwitch() {
  const { t, locale } = useI18n();
  const router = useRouter();

  const choose = (chosen: Locale) => {
    remember(chosen);
    router.refresh();
  };

  return (
    <div role="group" aria-label={t("nav.language")} className="flex">
      {locales.map((option) => (
        <button
          key={option}
          type="button"
          lang={option}
          aria-pressed={option === locale}
          onClick={() => choose(option)}
          className="min-h-11 min-w-9 rounded-full text-sm font-semibold text-muted uppercase hover:text-ink aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4"
        >
          <span aria-hidden="true">{option}</span>
          <span className="sr-only">{t(`nav.language.${option}`)}</span>
        </button>
      ))}
    </div>
  );
}
