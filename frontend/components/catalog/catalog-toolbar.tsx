"use client";

import { useI18n } from "@/components/providers/i18n";
import { Icon } from "@/components/ui/icon";
import { sortings, type Selection } from "@/lib/catalog/selection";
import { CategoryFilter } from "./category-filter";
import { useEarlyChoices } from "./use-early-choices";

interface Props {
  categories: readonly string[];
  selection: Selection;
  onChange: (selection: Selection) => void;
}

/** A form, so that it works without scripts: the server renders the selection of the address. */
export function CatalogToolbar({ categories, selection, onChange }: Props) {
  const { t } = useI18n();
  const form = useEarlyChoices(selection);
  return (
    <search>
      <form
        ref={form}
        action="/"
        onSubmit={(event) => event.preventDefault()}
        className="grid grid-cols-1 gap-4 lg:flex lg:items-center"
      >
        <div className="flex gap-3 lg:order-2">
          <label className="relative min-w-0 flex-1">
            <span className="sr-only">{t("home.search")}</span>
            <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted">
              <Icon name="search" />
            </span>
            <input
              type="search"
              name="q"
              value={selection.search}
              placeholder={t("home.search.placeholder")}
              onChange={(event) => onChange({ ...selection, search: event.target.value })}
              className="field w-full pl-10 placeholder:text-muted lg:w-56"
            />
          </label>
          <label className="relative w-32 shrink-0 min-[24rem]:w-40 sm:w-auto">
            <span className="sr-only">{t("home.sort")}</span>
            <select
              name="sort"
              value={selection.sort}
              onChange={(event) => onChange({ ...selection, sort: event.target.value as Selection["sort"] })}
              className="field h-11 w-full appearance-none pr-9 text-ellipsis"
            >
              {sortings.map((sorting) => (
                <option key={sorting} value={sorting}>
                  {t(`home.sort.${sorting}`)}
                </option>
              ))}
            </select>
            <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-muted">
              <Icon name="down" className="size-4" />
            </span>
          </label>
        </div>
        <CategoryFilter
          categories={categories}
          chosen={selection.category}
          onChoose={(category) => onChange({ ...selection, category })}
        />
      </form>
    </search>
  );
}
