"use client";

import { useI18n } from "@/components/providers/i18n";
import type { EventField } from "./events-reference";
import { Prose } from "./prose";

interface Props {
  caption: string;
  fields: EventField[];
}

/** A table that scrolls sideways on a narrow screen; a keyboard scrolls only an element that can have the focus. */
export function EventFields({ caption, fields }: Props) {
  const { t } = useI18n();
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="mt-4 overflow-x-auto">
      <table className="w-full min-w-xl text-left text-sm">
        <caption className="mb-1 text-left font-medium">{caption}</caption>
        <thead>
          <tr className="border-b border-control">
            <th scope="col" className="py-2 pr-4">
              {t("docs.events.field")}
            </th>
            <th scope="col" className="py-2 pr-4">
              {t("docs.events.type")}
            </th>
            <th scope="col" className="py-2">
              {t("docs.events.meaning")}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Field key={field.name} field={field} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Field({ field }: { field: EventField }) {
  const { t } = useI18n();
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pr-4 font-mono font-normal">
        {field.name}
      </th>
      <td className="py-2 pr-4 whitespace-nowrap">
        {field.type}
        {!field.isRequired && <span className="block text-muted">{t("docs.events.optional")}</span>}
      </td>
      <td className="py-2">
        {field.description && (
          <p lang="en">
            <Prose text={field.description} />
          </p>
        )}
        {field.rules.map((rule) => (
          <code key={rule} className="block text-muted [overflow-wrap:anywhere]">
            {rule}
          </code>
        ))}
      </td>
    </tr>
  );
}
