/** What the page shows of the AsyncAPI document; `lib/server/events-document.ts` reads it. */
export interface EventsReference {
  title: string;
  paragraphs: string[];
  queues: EventQueue[];
}

export interface EventQueue {
  name: string;
  description: string;
  senders: EventOperation[];
  receivers: EventOperation[];
  delivery: EventDelivery;
  messages: EventMessage[];
}

export interface EventOperation {
  service: string;
  description: string;
}

/** Times are in seconds. */
export interface EventDelivery {
  visibilityTimeout: number;
  retention: number;
  maxReceiveCount: number;
  backoff: number[];
  deadLetterQueue: string;
  deadLetterRetention: number;
}

export interface EventMessage {
  name: string;
  summary: string;
  fields: EventField[];
  attributes: EventField[];
  examples: { name: string; summary: string; json: string }[];
}

export interface EventField {
  name: string;
  type: string;
  isRequired: boolean;
  rules: string[];
  description: string;
}
