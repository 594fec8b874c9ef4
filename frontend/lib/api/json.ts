import type { Money } from "@/lib/money";

/** A document of the API as the shop reads it: its sums are text. */
export type Read<T> = T extends readonly (infer Element)[]
  ? Read<Element>[]
  : T extends object
    ? { [Field in keyof T]: Field extends "totalAmount" ? Money : Read<T[Field]> }
    : T;

/** A quote inside of a JSON string is escaped, so this matches fields only. */
const SUM = /"totalAmount"\s*:\s*(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)/g;

/**
 * Parses the text of an answer. Its sums become text: as a number, one above 2^53 cents would lose its last digits. What
 * is not JSON is returned as it is.
 */
export function readJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text.replace(SUM, '"totalAmount":"$1"'));
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
