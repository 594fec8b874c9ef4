"use client";

import type { ReactNode } from "react";
import { useI18n } from "@/components/providers/i18n";
import { EventMessageSection } from "./event-message";
import type { EventDelivery, EventOperation, EventQueue } from "./events-reference";

const SECONDS_OF_A_DAY = 86_400;

export function EventQueueSection({ queue }: { queue: EventQueue }) {
  const { t } = useI18n();
  return (
    <section aria-labelledby={queue.name} className="mt-8 rounded-2xl border border-line bg-surface p-5">
      <h3 id={queue.name} className="text-xl font-bold [overflow-wrap:anywhere]">
        {queue.name}
      </h3>
      <p lang="en" className="mt-1 text-muted">
        {queue.description}
      </p>
      <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <Entry term={t("docs.events.senders")}>
          <Services of={queue.senders} />
        </Entry>
        <Entry term={t("docs.events.receivers")}>
          <Services of={queue.receivers} />
        </Entry>
        <Delivery of={queue.delivery} />
      </dl>
      {queue.messages.map((message) => (
        <EventMessageSection key={message.name} message={message} />
      ))}
    </section>
  );
}

function Services({ of: operations }: { of: EventOperation[] }) {
  return operations.map(({ service, description }) => (
    <p key={service} lang="en">
      <strong>{service}</strong>: {description}
    </p>
  ));
}

function Delivery({ of: delivery }: { of: EventDelivery }) {
  const { t } = useI18n();
  const days = (seconds: number) => t("docs.events.days", { days: seconds / SECONDS_OF_A_DAY });
  return (
    <>
      <Entry term={t("docs.events.visibility")}>
        {t("docs.events.seconds", { seconds: delivery.visibilityTimeout })}
      </Entry>
      <Entry term={t("docs.events.backoff")}>
        {delivery.backoff.map((seconds) => t("docs.events.seconds", { seconds })).join(", ")}
      </Entry>
      <Entry term={t("docs.events.retention")}>{days(delivery.retention)}</Entry>
      <Entry term={t("docs.events.receives")}>{delivery.maxReceiveCount}</Entry>
      <Entry term={t("docs.events.deadLetters")}>
        <span className="[overflow-wrap:anywhere]">{delivery.deadLetterQueue}</span>,{" "}
        {days(delivery.deadLetterRetention)}
      </Entry>
    </>
  );
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-medium">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
