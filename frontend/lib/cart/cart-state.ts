import type { CartItem } from "@/lib/api/types";
import type { Problem } from "@/lib/api/problem";
import { totalOf, type Money } from "@/lib/money";
import { refusalOf, stillHolds, type Refusal } from "./refusals";

/** What the shop shows of a line in the cart. */
export type CartLine = Pick<CartItem, "productId" | "title" | "price" | "quantity" | "imageUrl" | "addedAt">;

/** A change that is shown at once and rolled back when the service refuses it. */
export type CartChange = { id: number } & (
  | { kind: "add"; line: CartLine; stock: number }
  | { kind: "setQuantity"; productId: string; quantity: number }
  | { kind: "remove"; productId: string }
  | { kind: "reprice"; productId: string; price: number }
  | { kind: "clear" }
);

export interface CartState {
  phase: "loading" | "ready" | "failed";
  /** The lines of the last answer of the cart service. */
  saved: readonly CartLine[];
  /** Its sum of the saved lines; missing when lines have changed since it was read. */
  savedTotal?: Money;
  /** Changes the service has not confirmed yet, oldest first. */
  pending: readonly CartChange[];
  /** Products that were not added because of a limit, at most one refusal for each. */
  refused: readonly Refusal[];
  problem?: Problem;
}

export type CartAction =
  | { type: "loading" }
  | { type: "loaded"; lines: readonly CartLine[]; total?: Money }
  | { type: "loadFailed"; problem: Problem }
  | { type: "begun"; change: CartChange }
  | { type: "confirmed"; change: CartChange; line?: CartLine }
  | { type: "dropped"; change: CartChange; problem?: Problem };

export const emptyCart: CartState = { phase: "loading", saved: [], pending: [], refused: [] };

export function cartReducer(state: CartState, action: CartAction): CartState {
  switch (action.type) {
    case "loading":
      return { ...emptyCart };
    case "loaded":
      return { ...withSaved(state, inOrder(action.lines), action.total), phase: "ready", problem: undefined };
    case "loadFailed":
      return state.phase === "ready" ? state : { ...state, phase: "failed", problem: action.problem };
    case "begun":
      return {
        ...(action.change.kind === "add" ? withoutRefusal(state, action.change.line.productId) : state),
        pending: [...state.pending, action.change],
      };
    case "confirmed":
      return withSaved(
        without(state, action.change),
        action.line ? replaced(state.saved, action.line) : applied(state.saved, action.change),
      );
    case "dropped":
      return withRefusal(without(state, action.change), action.change, action.problem);
  }
}

/** The cart of the service; refusals that do not apply to it are removed. */
const withSaved = (state: CartState, saved: readonly CartLine[], savedTotal?: Money): CartState => ({
  ...state,
  saved,
  savedTotal,
  refused: state.refused.filter((refusal) => stillHolds(refusal, saved)),
});

const withoutRefusal = (state: CartState, productId: string): CartState => ({
  ...state,
  refused: state.refused.filter(({ line }) => line.productId !== productId),
});

function withRefusal(state: CartState, change: CartChange, problem: Problem | undefined): CartState {
  if (change.kind !== "add") return state;
  const refusal = refusalOf(change.line, problem);
  if (!refusal) return state;
  return { ...state, refused: [...withoutRefusal(state, change.line.productId).refused, refusal] };
}

/** The lines to show: the saved lines with all pending changes. */
export const visibleLines = (state: CartState): readonly CartLine[] =>
  state.pending.reduce(applied, state.saved);

/** The service's sum, or that of the lines to show while it is not known. */
export const visibleTotal = (state: CartState): Money =>
  (state.pending.length === 0 ? state.savedTotal : undefined) ?? totalOf(visibleLines(state));

const without = (state: CartState, change: CartChange): CartState => ({
  ...state,
  pending: state.pending.filter(({ id }) => id !== change.id),
});

function applied(lines: readonly CartLine[], change: CartChange): readonly CartLine[] {
  switch (change.kind) {
    case "add": {
      const present = lines.find(({ productId }) => productId === change.line.productId);
      const quantity = (present?.quantity ?? 0) + change.line.quantity;
      return replaced(lines, { ...(present ?? change.line), quantity });
    }
    case "setQuantity":
      return changed(lines, change.productId, { quantity: change.quantity });
    case "reprice":
      return changed(lines, change.productId, { price: change.price });
    case "remove":
      return lines.filter(({ productId }) => productId !== change.productId);
    case "clear":
      return [];
  }
}

const changed = (lines: readonly CartLine[], productId: string, to: Partial<CartLine>) =>
  lines.map((line) => (line.productId === productId ? { ...line, ...to } : line));

const replaced = (lines: readonly CartLine[], line: CartLine) =>
  lines.some(({ productId }) => productId === line.productId)
    ? lines.map((other) => (other.productId === line.productId ? { ...line, addedAt: other.addedAt } : other))
    : inOrder([...lines, line]);

/** First added, first shown; the service lists them by product id. */
const inOrder = (lines: readonly CartLine[]) =>
  [...lines].sort((a, b) => a.addedAt.localeCompare(b.addedAt) || a.productId.localeCompare(b.productId));
