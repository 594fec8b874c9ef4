/** The shop's languages; addresses stay the same in each of them. */
export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "cloudcart-locale";

/** The tag that numbers, prices and dates are written by. */
export const formatTags: Record<Locale, string> = { en: "en-GB", de: "de-DE" };

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** The language of a request: the shopper's choice, else the first of the browser's that we speak, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
  return wanted.find(isLocale) ?? "en";
}
