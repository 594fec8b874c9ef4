"use client";

import { useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import { EventsView } from "./events-view";
import { SwaggerView } from "./swagger-view";

const documents = ["catalog", "cart", "orders", "events"] as const;

/** One of the documents: an API in Swagger UI, with the api key for its calls, or the events. */
export function ApiReference() {
  const { t } = useI18n();
  const [shown, setShown] = useState<(typeof documents)[number]>("catalog");
  const [apiKey, setApiKey] = useState("");
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t("docs.api")}</legend>
          <div className="flex flex-wrap gap-2">
            {documents.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === shown}
                onClick={() => setShown(name)}
                className="min-h-11 rounded-full border border-control px-4 font-medium aria-pressed:border-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
              >
                {t(`docs.${name}`)}
              </button>
            ))}
          </div>
        </fieldset>
        {shown !== "events" && (
          <label className="grid gap-1">
            <span className="text-sm font-medium">{t("docs.key")}</span>
            <input
              value={apiKey}
              onChange={(event) => setApiKey(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              aria-describedby="key-hint"
              className="field w-64 max-w-full"
            />
            <span id="key-hint" className="text-sm text-muted">
              {t("docs.key.hint")}
            </span>
          </label>
        )}
      </div>
      {shown === "events" ? <EventsView /> : <SwaggerView key={shown} api={shown} apiKey={apiKey} />}
    </>
  );
}
