import type { CartConflict } from "./types";

/** Why a call to the shop's services gave no answer to work with. Which text is shown for it is the page's. */
export type Problem =
  | { kind: "offline" }
  | { kind: "away"; retryAfterSeconds?: number }
  | { kind: "throttled"; retryAfterSeconds?: number }
  | { kind: "notFound" }
  | { kind: "forbidden" }
  | { kind: "invalid"; details: string[] }
  | { kind: "cartFull" }
  | { kind: "quantityLimit" }
  | { kind: "unexpected"; correlationId?: string };

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What a failed Axios call carries, as far as it is looked at. `response` is missing when none arrived. */
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

function detailsOf(data: unknown): string[] {
  const details =
    typeof data === "object" && data !== null ? (data as { details?: unknown }).details : undefined;
  const sentences = Array.isArray(details) ? details.filter((detail) => typeof detail === "string") : [];
  const summary = textField(data, "error");
  return sentences.length > 0 ? sentences : summary ? [summary] : [];
}

const cartConflicts: Record<CartConflict["error"], Problem> = {
  "Cart is full": { kind: "cartFull" },
  "Quantity limit exceeded": { kind: "quantityLimit" },
};

/** The cart's conflict that an answer names, if it names one. */
function cartConflictOf(data: unknown): Problem | undefined {
  const sentence = textField(data, "error");
  return sentence && Object.hasOwn(cartConflicts, sentence)
    ? cartConflicts[sentence as CartConflict["error"]]
    : undefined;
}

const isOffline = () => typeof navigator !== "undefined" && navigator.onLine === false;

/** Names the problem behind a failed call. An error that is no failed call is a bug of ours and is thrown on. */
export function problemOf(error: unknown): Problem {
  if (!isCallFailure(error)) throw error;
  const response = failedResponse(error);
  if (!response) return isOffline() ? { kind: "offline" } : { kind: "away" };
  const correlationId = textField(response.data, "correlationId");
  switch (response.status) {
    case 404:
      return { kind: "notFound" };
    case 403:
      return { kind: "forbidden" };
    case 429:
      return { kind: "throttled", retryAfterSeconds: retryAfterSeconds(error) };
    case 502:
    case 503:
    case 504:
      return { kind: "away", retryAfterSeconds: retryAfterSeconds(error) };
    case 409:
      return cartConflictOf(response.data) ?? { kind: "invalid", details: detailsOf(response.data) };
    case 400:
    case 413:
    case 415:
    case 422:
      return { kind: "invalid", details: detailsOf(response.data) };
    default:
      return { kind: "unexpected", correlationId };
  }
}

/** Runs a call and turns its failure into a problem. */
export async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
