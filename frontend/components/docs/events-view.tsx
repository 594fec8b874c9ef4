"use client";

import { useEffect, useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import type { EventsReference } from "./events-reference";
import { EventQueueSection } from "./event-queue";
import { Prose } from "./prose";

type State = EventsReference | "loading" | "failed";

/** The queues between the services, as the AsyncAPI document states them. */
export function EventsView() {
  const { t } = useI18n();
  const [state, setState] = useState<State>("loading");

  useEffect(() => {
    const leave = new AbortController();
    const load = async () => {
      const answer = await fetch("/docs/spec/events", { signal: leave.signal });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      setState((await answer.json()) as EventsReference);
    };
    load().catch(() => leave.signal.aborted || setState("failed"));
    return () => leave.abort();
  }, []);

  const reference = typeof state === "object" ? state : undefined;
  return (
    <div className="mt-6">
      <p role="status" className={reference ? "sr-only" : "py-10 text-muted"}>
        {state === "loading" && t("docs.loading")}
        {state === "failed" && t("docs.failed")}
      </p>
      {reference && (
        <>
          <h2 lang="en" className="text-2xl font-bold">
            {reference.title}
          </h2>
          <div lang="en" className="max-w-prose">
            {reference.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-3">
                <Prose text={paragraph} />
              </p>
            ))}
          </div>
          {reference.queues.map((queue) => (
            <EventQueueSection key={queue.name} queue={queue} />
          ))}
        </>
      )}
    </div>
  );
}
