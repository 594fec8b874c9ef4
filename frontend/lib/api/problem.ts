import { invalidFields, type InvalidField } from "./invalid-fields";
import type { CartConflict } from "./types";

/** Why a call has no result. The page that shows the problem chooses its text. */
export type Problem =
  | { kind: "offline" }
  | { kind: "unavailable"; retryAfterSeconds?: number }
  | { kind: "throttled"; retryAfterSeconds?: number }
  | { kind: "notFound" }
  | { kind: "forbidden" }
  | { kind: "misconfigured" }
  | { kind: "invalid"; fields: readonly InvalidField[] }
  | { kind: "cartFull" }
  | { kind: "quantityLimit" }
  | { kind: "stockLimit"; stock: number; inCart: number }
  | { kind: "unexpected"; correlationId?: string };

/** The code of the call could not be loaded, or the answer does not follow the API, for example an HTML page. */
export class NoUsableAnswer extends Error {}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The used fields of a failed Axios call. `response` is missing when no answer arrived. */
interface FailedCall {
  response?: { status: number; data?: unknown; headers?: Record<string, unknown> };
}

export const failedResponse = (error: unknown): FailedCall["response"] =>
  typeof error === "object" && error !== null && "response" in error
    ? (error as FailedCall).response
    : undefined;

const isCallFailure = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "isAxiosError" in error;

/** `Retry-After` in whole seconds, when the answer gives one. */
export function retryAfterSeconds(error: unknown): number | undefined {
  const seconds = Number(failedResponse(error)?.headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function textField(data: unknown, name: string): string | undefined {
  const value =
    typeof data === "object" && data !== null ? (data as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

function invalidFieldsOf(data: unknown): InvalidField[] {
  const details =
    typeof data === "object" && data !== null ? (data as { details?: unknown }).details : undefined;
  return Array.isArray(details) ? invalidFields(details.filter((detail) => typeof detail === "string")) : [];
}

const cartConflicts: Record<CartConflict["error"], Problem> = {
  "Cart is full": { kind: "cartFull" },
  "Quantity limit exceeded": { kind: "quantityLimit" },
};

/** The cart's conflict that an answer names, if any. */
function cartConflictOf(data: unknown): Problem | undefined {
  const sentence = textField(data, "error");
  return sentence && Object.hasOwn(cartConflicts, sentence)
    ? cartConflicts[sentence as CartConflict["error"]]
    : undefined;
}

const isOffline = () => typeof navigator !== "undefined" && navigator.onLine === false;

const unanswered = (): Problem => (isOffline() ? { kind: "offline" } : { kind: "unavailable" });

/** Classifies the error of a call. An error that is not a failed call is a bug, so it is also logged. */
export function problemOf(error: unknown): Problem {
  if (error instanceof NoUsableAnswer) return unanswered();
  if (!isCallFailure(error)) {
    // eslint-disable-next-line no-console -- the only place that sees a bug in a call
    console.error(error);
    return { kind: "unexpected" };
  }
  const response = failedResponse(error);
  if (!response) return unanswered();
  const correlationId = textField(response.data, "correlationId");
  switch (response.status) {
    case 404:
      return { kind: "notFound" };
    case 403:
      // API Gateway refuses a wrong api key without an `error`; a service names its reason.
      return { kind: textField(response.data, "error") ? "forbidden" : "misconfigured" };
    case 429:
      return { kind: "throttled", retryAfterSeconds: retryAfterSeconds(error) };
    case 502:
    case 503:
    case 504:
      return { kind: "unavailable", retryAfterSeconds: retryAfterSeconds(error) };
    case 409:
      return cartConflictOf(response.data) ?? { kind: "unexpected", correlationId };
    case 400:
    case 413:
    case 415:
    case 422:
      return { kind: "invalid", fields: invalidFieldsOf(response.data) };
    default:
      return { kind: "unexpected", correlationId };
  }
}

/** Runs a call and returns its value or its problem; it never rejects. */
export async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
