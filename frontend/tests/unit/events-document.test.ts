import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/lib/server/event-fields";
import { eventsReference } from "@/lib/server/events-document";

describe("the fields of a schema", () => {
  it("are those of objects and lists inside, too", () => {
    const fields = fieldsOf({
      required: ["items"],
      properties: { items: { type: "array", items: { $ref: "#/$defs/line" } } },
      $defs: { line: { properties: { price: { type: "number", format: "money", minimum: 0 } } } },
    });

    expect(fields).toEqual([
      { name: "items", type: "array", isRequired: true, rules: [], description: "" },
      { name: "items[].price", type: "number (money)", isRequired: false, rules: ["0–"], description: "" },
    ]);
  });

  it("have the description beside a reference, else that of its target", () => {
    const fields = fieldsOf({
      properties: { own: { $ref: "#/$defs/id", description: "Own." }, other: { $ref: "#/$defs/id" } },
      $defs: { id: { type: "string", description: "An id." } },
    });

    expect(fields.map(({ description }) => description)).toEqual(["Own.", "An id."]);
  });

  it("refer only to definitions that exist", () => {
    expect(() => fieldsOf({ properties: { id: { $ref: "#/$defs/id" } } })).toThrow("#/$defs/id");
  });
});

describe("the events document", () => {
  it("names the services, queues and times", async () => {
    const { queues } = await eventsReference();

    expect(queues.map(({ name }) => name)).toEqual(["OrderPlacedQueueDev", "PaymentSuccessQueueDev"]);
    expect(queues[0]?.senders.map(({ service }) => service)).toEqual(["order"]);
    expect(queues[0]?.receivers.map(({ service }) => service)).toEqual(["payment"]);
    expect(queues[0]?.delivery).toEqual({
      visibilityTimeout: 120,
      retention: 345_600,
      maxReceiveCount: 3,
      backoff: [5, 20],
      deadLetterQueue: "OrderPlacedDLQDev",
      deadLetterRetention: 1_209_600,
    });
  });

  it("has the example files as they are", async () => {
    const { queues } = await eventsReference();

    const [message] = queues[0]?.messages ?? [];
    expect(message?.examples.map(({ name }) => name)).toContain("cents-that-no-double-holds");
    expect(message?.examples[0]?.json).toContain('"eventType": "OrderPlacedEvent"');
    expect(message?.attributes.map(({ name }) => name)).toEqual(["correlationId", "traceparent"]);
  });
});
