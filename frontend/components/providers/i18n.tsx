"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locale";
import { createTranslator, type Translator } from "@/lib/i18n/translator";
import type { Messages } from "@/messages/en";

const I18nContext = createContext<Translator | undefined>(undefined);

interface Props {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}

export function I18nProvider({ locale, messages, children }: Props) {
  const translator = useMemo(() => createTranslator(locale, messages), [locale, messages]);
  return <I18nContext value={translator}>{children}</I18nContext>;
}

export function useI18n(): Translator {
  const translator = use(I18nContext);
  if (!translator) throw new Error("useI18n is used outside of I18nProvider");
  return translator;
}
