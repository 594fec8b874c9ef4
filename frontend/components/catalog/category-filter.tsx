"use client";

import { useI18n } from "@/components/providers/i18n";

interface Props {
  categories: readonly string[];
  chosen: string;
  onChoose: (category: string) => void;
}

/** One category or everything. A chosen category is offered also when no loaded product has it. */
export function CategoryFilter({ categories, chosen, onChoose }: Props) {
  const { t, category: nameOf } = useI18n();
  const offered = chosen && !categories.includes(chosen) ? [...categories, chosen] : categories;
  return (
    <fieldset className="relative -mx-4 min-w-0 flex-1 overflow-x-auto mask-r-from-[calc(100%-2rem)] pl-4 [scrollbar-width:none] sm:mx-0 sm:pl-0 lg:order-1">
      <legend className="sr-only">{t("home.category")}</legend>
      <div className="flex w-max gap-2 py-1 pr-8">
        {["", ...offered].map((category) => (
          <label
            key={category}
            className="inline-flex min-h-11 max-w-64 cursor-pointer items-center rounded-full border border-control px-4 font-medium has-checked:border-brand has-checked:bg-brand has-checked:text-on-brand forced-colors:has-checked:bg-[color:Highlight] forced-colors:has-checked:text-[color:HighlightText] forced-colors:has-checked:[forced-color-adjust:none] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name="category"
              value={category}
              checked={category === chosen}
              onChange={() => onChoose(category)}
              className="sr-only"
            />
            <span dir="auto" className="truncate">
              {category ? nameOf(category) : t("home.category.all")}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
