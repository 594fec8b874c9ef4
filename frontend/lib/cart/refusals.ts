import type { Problem } from "@/lib/api/problem";
import type { CartLine } from "./cart-state";
import { MAX_PRODUCTS, MAX_QUANTITY } from "./limits";

/** A product, in the quantity that was asked for, that the cart did not take because of one of its limits. */
export interface Refusal {
  kind: "cartFull" | "quantityLimit";
  line: CartLine;
}

export function refusalOf(line: CartLine, problem: Problem | undefined): Refusal | undefined {
  if (problem?.kind !== "cartFull" && problem?.kind !== "quantityLimit") return undefined;
  return { kind: problem.kind, line };
}

/** Whether the cart with these lines would refuse the product again. */
export function stillHolds({ kind, line }: Refusal, lines: readonly CartLine[]): boolean {
  const present = lines.find(({ productId }) => productId === line.productId);
  return kind === "cartFull"
    ? !present && lines.length >= MAX_PRODUCTS
    : (present?.quantity ?? 0) + line.quantity > MAX_QUANTITY;
}
