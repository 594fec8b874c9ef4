import { eventsReference } from "@/lib/server/events-document";

export const dynamic = "force-static";

/** The AsyncAPI document of the events with its schemas and examples. Read during the build. */
export async function GET(): Promise<Response> {
  return Response.json(await eventsReference());
}
