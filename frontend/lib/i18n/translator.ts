import type { Money } from "@/lib/money";
import type { MessageKey, Messages } from "@/messages/en";
import { formatTags, type Locale } from "./locale";

/** Prices have one currency; the catalog's numbers carry none. */
const CURRENCY = "EUR";

type Values = Record<string, string | number>;
/** Keys that exist with the ending _other: those that depend on a number. */
export type CountedKey = {
  [Key in MessageKey]: Key extends `${infer Base}_other` ? Base : never;
}[MessageKey];

export interface Translator {
  readonly locale: Locale;
  /** The text of a key, its {placeholders} filled. */
  t(key: MessageKey, values?: Values): string;
  /** The text of a key that depends on a number, given as {count}. */
  counted(key: CountedKey, count: number, values?: Values): string;
  price(amount: number | Money): string;
  number(amount: number): string;
  /** Day and time; `at` is ISO-8601. */
  dateTime(at: string): string;
  date(at: string): string;
  category(name: string): string;
}

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

export function createTranslator(locale: Locale, messages: Messages): Translator {
  const tag = formatTags[locale];
  const prices = new Intl.NumberFormat(tag, { style: "currency", currency: CURRENCY });
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  const times = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
  const t = (key: MessageKey, values: Values = {}) => fill(messages[key], values);

  return {
    locale,
    t,
    counted(key, count, values = {}) {
      const form = plurals.select(count) === "one" ? "one" : "other";
      return t(`${key}_${form}` as MessageKey, { count: numbers.format(count), ...values });
    },
    price: (amount) => prices.format(amount),
    number: (amount) => numbers.format(amount),
    dateTime: (at) => times.format(new Date(at)),
    date: (at) => dates.format(new Date(at)),
    category(name) {
      const key = `category.${name.toLowerCase()}`;
      return key in messages ? messages[key as MessageKey] : name.charAt(0).toUpperCase() + name.slice(1);
    },
  };
}
