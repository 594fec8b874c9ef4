"use client";

import { useI18n } from "@/components/providers/i18n";
import type { InvalidField } from "@/lib/api/invalid-fields";

/** The fields that a service did not accept, in the shopper's language. */
export function InvalidFields({ fields }: { fields: readonly InvalidField[] }) {
  const { t, number } = useI18n();
  if (fields.length === 0) return null;
  return (
    <ul className="mt-2 list-inside list-disc text-left text-sm">
      {fields.map(({ name, line }) => {
        const field = t(`field.${name}`);
        return (
          <li key={`${name} ${line}`}>
            {line === undefined ? field : t("field.line", { field, line: number(line) })}
          </li>
        );
      })}
    </ul>
  );
}
