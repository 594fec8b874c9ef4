import "server-only";
import { FOREIGN_SHOPPER, type Shoppers } from "@/lib/shopper/shoppers";
import type { Service } from "./environment";
import { refusal } from "./refusal";

/** A call of a service: its decoded path, its query and its body, null without one. */
export interface Call {
  service: Service;
  path: readonly string[];
  query: URLSearchParams;
  body: Uint8Array | null;
}

/**
 * The refusal of a call that names a shopper of another session. The cart names its shopper in the path or the body,
 * the orders in the query or the body; the catalog has no shoppers. No header names one.
 */
export function refusalOfForeignShopper(call: Call, shoppers: Shoppers | undefined): Response | undefined {
  if (call.service === "catalog") return undefined;
  const named = [...inPath(call), ...call.query.getAll("userId")];
  if (call.body) {
    const inBody = userIdIn(call.body);
    // The services refuse such a body too; this server must not depend on how they read it.
    if (inBody === "unreadable") return refusal(400, "The body must be a JSON object in UTF-8");
    if (inBody !== undefined) named.push(inBody);
  }
  return named.every((userId) => shoppers?.known.includes(userId))
    ? undefined
    : refusal(403, FOREIGN_SHOPPER);
}

/** `/cart/{userId}` and the paths below it. */
const inPath = ({ service, path }: Call): readonly string[] => (service === "cart" ? path.slice(1, 2) : []);

/** The userId of a body; undefined when it has none that is a text, which the services refuse. */
function userIdIn(body: Uint8Array): string | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return "unreadable";
    const { userId } = parsed as { userId?: unknown };
    return typeof userId === "string" ? userId : undefined;
  } catch {
    return "unreadable";
  }
}
