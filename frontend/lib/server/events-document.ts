import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import type {
  EventMessage,
  EventOperation,
  EventQueue,
  EventsReference,
} from "@/components/docs/events-reference";
import { fieldsOf, type Schema } from "./event-fields";

interface Ref {
  $ref: string;
}

interface Queue {
  name: string;
  visibilityTimeout: number;
  messageRetentionPeriod: number;
  redrivePolicy: { maxReceiveCount: number };
}

interface Channel {
  address: string;
  description: string;
  parameters: { suffix: Ref };
  messages: Record<string, Ref>;
  bindings: { sqs: { queue: Queue; deadLetterQueue: Queue } };
}

interface Operation {
  action: "send" | "receive";
  description: string;
  channel: Ref;
  tags: { name: string }[];
  "x-retry-backoff"?: { seconds: number[] };
}

interface Message {
  name: string;
  summary: string;
  headers: Ref;
  payload: Ref;
  examples: { name: string; summary: string; payload: Ref }[];
}

interface AsyncApi {
  info: { title: string; description: string };
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
}

const folder = path.join(process.cwd(), "..", "event-schemas");

const read = (file: string) => readFile(path.join(folder, file), "utf8");

/** Reads the AsyncAPI document with the schemas and examples that it refers to. */
export async function eventsReference(): Promise<EventsReference> {
  const document = parse(await read("events.yaml")) as AsyncApi;
  const channels = Object.entries(document.channels);
  return {
    title: document.info.title,
    paragraphs: document.info.description.split("\n\n"),
    queues: await Promise.all(channels.map(([key, channel]) => queueOf(document, key, channel))),
  };
}

async function queueOf(document: AsyncApi, key: string, channel: Channel): Promise<EventQueue> {
  const { queue, deadLetterQueue } = channel.bindings.sqs;
  const operations = Object.values(document.operations).filter(
    ({ channel: { $ref } }) => $ref === `#/channels/${key}`,
  );
  const suffix = at<{ default: string }>(document, channel.parameters.suffix).default;
  const named = (address: string) => address.replace("{suffix}", suffix);
  const messages = Object.values(channel.messages).map((message) => at<Message>(document, message));
  return {
    name: named(channel.address),
    description: channel.description,
    senders: servicesOf(operations, "send"),
    receivers: servicesOf(operations, "receive"),
    delivery: {
      visibilityTimeout: queue.visibilityTimeout,
      retention: queue.messageRetentionPeriod,
      maxReceiveCount: queue.redrivePolicy.maxReceiveCount,
      backoff: operations.flatMap((operation) => operation["x-retry-backoff"]?.seconds ?? []),
      deadLetterQueue: named(deadLetterQueue.name),
      deadLetterRetention: deadLetterQueue.messageRetentionPeriod,
    },
    messages: await Promise.all(messages.map((message) => messageOf(document, message))),
  };
}

const servicesOf = (operations: Operation[], action: Operation["action"]): EventOperation[] =>
  operations
    .filter((operation) => operation.action === action)
    .flatMap(({ tags, description }) => tags.map(({ name }) => ({ service: name, description })));

async function messageOf(document: AsyncApi, message: Message): Promise<EventMessage> {
  const examples = message.examples.map(async ({ name, summary, payload }) => ({
    name,
    summary,
    // As it is in the file: a parsed number would lose its digits.
    json: (await read(payload.$ref)).trim(),
  }));
  return {
    name: message.name,
    summary: message.summary,
    fields: fieldsOf(JSON.parse(await read(message.payload.$ref)) as Schema),
    attributes: fieldsOf(at<Schema>(document, message.headers)),
    examples: await Promise.all(examples),
  };
}

/** The target of a reference in the document. */
function at<T>(document: AsyncApi, { $ref }: Ref): T {
  const steps = $ref.replace("#/", "").split("/");
  let node: unknown = document;
  for (const step of steps) node = (node as Record<string, unknown> | undefined)?.[step];
  if (node === undefined) throw new Error(`There is no ${$ref} in events.yaml.`);
  return node as T;
}
