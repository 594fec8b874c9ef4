import type { Problem } from "@/lib/api/problem";
import type { CartLine } from "./cart-state";
import { MAX_PRODUCTS, MAX_QUANTITY } from "./limits";

/** A product, in the quantity that was asked for, that was not added because of a limit of the cart or the stock. */
export type Refusal =
  | { kind: "cartFull" | "quantityLimit"; line: CartLine }
  | { kind: "stockLimit"; line: CartLine; stock: number };

export function refusalOf(line: CartLine, problem: Problem | undefined): Refusal | undefined {
  switch (problem?.kind) {
    case "cartFull":
    case "quantityLimit":
      return { kind: problem.kind, line };
    case "stockLimit":
      return { kind: problem.kind, line, stock: problem.stock };
    default:
      return undefined;
  }
}

export const quantityIn = (lines: readonly CartLine[], productId: string): number =>
  lines.find((line) => line.productId === productId)?.quantity ?? 0;

/** Whether the product would be refused again with these lines in the cart. */
export function stillHolds(refusal: Refusal, lines: readonly CartLine[]): boolean {
  const { productId, quantity } = refusal.line;
  const inCart = quantityIn(lines, productId);
  switch (refusal.kind) {
    case "cartFull":
      return inCart === 0 && lines.length >= MAX_PRODUCTS;
    case "quantityLimit":
      return inCart + quantity > MAX_QUANTITY;
    case "stockLimit":
      return inCart + quantity > refusal.stock;
  }
}
