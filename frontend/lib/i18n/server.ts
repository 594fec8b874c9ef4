import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { de } from "@/messages/de";
import { en, type Messages } from "@/messages/en";
import { chooseLocale, localeCookie, type Locale } from "./locale";
import { createTranslator } from "./translator";

const catalogues: Record<Locale, Messages> = { en, de };

/** The language of the request being answered, with its texts. */
export const requestMessages = cache(async () => {
  const cookie = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(cookie, (await headers()).get("accept-language"));
  return { locale, messages: catalogues[locale] };
});

export const requestTranslator = cache(async () => {
  const { locale, messages } = await requestMessages();
  return createTranslator(locale, messages);
});
