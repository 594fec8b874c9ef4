"use client";

import { useI18n } from "@/components/providers/i18n";
import { EventFields } from "./event-fields";
import type { EventMessage } from "./events-reference";

export function EventMessageSection({ message }: { message: EventMessage }) {
  const { t } = useI18n();
  return (
    <div className="mt-6">
      <h4 className="text-lg font-bold">{message.name}</h4>
      <p lang="en" className="mt-1">
        {message.summary}
      </p>
      <EventFields caption={t("docs.events.fields", { message: message.name })} fields={message.fields} />
      <EventFields
        caption={t("docs.events.attributes", { message: message.name })}
        fields={message.attributes}
      />
      {message.examples.map(({ name, summary, json }) => (
        <details key={name} className="mt-3">
          <summary className="min-h-11 cursor-pointer py-2 font-medium">
            {t("docs.events.example")}: <span lang="en">{summary}</span>
          </summary>
          <pre tabIndex={0} className="overflow-x-auto rounded-xl bg-sunken p-4 text-sm">
            {json}
          </pre>
        </details>
      ))}
    </div>
  );
}
