import { describe, expect, it } from "vitest";
import { chooseLocale } from "@/lib/i18n/locale";
import { createTranslator } from "@/lib/i18n/translator";
import { de } from "@/messages/de";
import { en, type MessageKey } from "@/messages/en";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe("the languages", () => {
  it.each(Object.keys(en) as MessageKey[])("have %s with the same placeholders", (key) => {
    expect(placeholders(de[key])).toEqual(placeholders(en[key]));
  });

  it("are chosen by the shopper, else by the browser, else English", () => {
    expect(chooseLocale("de", "en")).toBe("de");
    expect(chooseLocale(undefined, "fr;q=0.9, en;q=0.5, de-AT;q=0.8")).toBe("de");
    expect(chooseLocale("xx", "fr, de;q=0")).toBe("en");
    expect(chooseLocale(undefined, null)).toBe("en");
  });
});

describe("a translator", () => {
  const english = createTranslator("en", en);
  const german = createTranslator("de", de);

  it("fills in values and keeps unknown placeholders", () => {
    expect(english.t("product.added", { title: "Mug {x}" })).toBe("Mug {x} is in your cart");
    expect(english.t("product.added")).toBe("{title} is in your cart");
  });

  it("distinguishes one from many", () => {
    expect(english.counted("home.count", 1)).toBe("1 product");
    expect(english.counted("home.count", 1_200)).toBe("1,200 products");
    expect(german.counted("home.count", 1_200)).toBe("1.200 Produkte");
  });

  it("writes prices as the language does", () => {
    expect(english.price(12.5)).toBe("€12.50");
    expect(german.price(12.5)).toBe("12,50\u00a0€");
    expect(english.price("90071992547409.93")).toBe("€90,071,992,547,409.93");
    expect(german.price("90071992547409.93")).toBe("90.071.992.547.409,93\u00a0€");
  });

  it("names known categories and shows others as they are", () => {
    expect(german.category("kitchen")).toBe("Küche");
    expect(german.category("garden")).toBe("Garden");
  });
});
