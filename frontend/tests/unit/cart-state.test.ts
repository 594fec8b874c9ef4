import { describe, expect, it } from "vitest";
import {
  cartReducer,
  emptyCart,
  visibleLines,
  visibleTotal,
  type CartAction,
  type CartChange,
  type CartLine,
} from "@/lib/cart/cart-state";

const line = (productId: string, quantity = 1, addedAt = "2026-11-23T01:00:00.000Z"): CartLine => ({
  productId,
  title: productId,
  price: 10,
  quantity,
  addedAt,
});
const after = (...actions: CartAction[]) => actions.reduce(cartReducer, emptyCart);
const loaded = (...lines: CartLine[]): CartAction => ({ type: "loaded", lines });
const begun = (change: CartChange): CartAction => ({ type: "begun", change });
const shown = (...actions: CartAction[]) =>
  visibleLines(after(...actions)).map(({ productId, quantity }) => [productId, quantity]);

const more: CartChange = { id: 1, kind: "setQuantity", productId: "mug", quantity: 5 };
const removal: CartChange = { id: 2, kind: "remove", productId: "mug" };

describe("a change of the cart", () => {
  it("is shown before the service has confirmed it", () => {
    expect(shown(loaded(line("mug", 2)), begun(more))).toEqual([["mug", 5]]);
  });

  it("is rolled back when it is refused", () => {
    expect(shown(loaded(line("mug", 2)), begun(more), { type: "dropped", change: more })).toEqual([
      ["mug", 2],
    ]);
  });

  it("stays once it is confirmed", () => {
    expect(shown(loaded(line("mug", 2)), begun(more), { type: "confirmed", change: more })).toEqual([
      ["mug", 5],
    ]);
  });

  it("is rolled back alone, while later ones stay", () => {
    const lamp: CartChange = { id: 3, kind: "setQuantity", productId: "lamp", quantity: 9 };
    const actions = [loaded(line("lamp"), line("mug", 2)), begun(more), begun(lamp)];
    expect(shown(...actions, { type: "dropped", change: more })).toEqual([
      ["lamp", 9],
      ["mug", 2],
    ]);
  });

  it("brings a removed line back to where it was", () => {
    const first = line("mug", 2, "2026-11-23T01:00:00.000Z");
    const second = line("lamp", 1, "2026-11-23T02:00:00.000Z");
    const actions = [loaded(second, first), begun(removal)];
    expect(shown(...actions)).toEqual([["lamp", 1]]);
    expect(shown(...actions, { type: "dropped", change: removal })).toEqual([
      ["mug", 2],
      ["lamp", 1],
    ]);
  });

  it("adds to a product that is there already", () => {
    expect(
      shown(loaded(line("mug", 2)), begun({ id: 4, kind: "add", line: line("mug", 3), stock: 9 })),
    ).toEqual([["mug", 5]]);
  });

  it("is replaced by the line of the service's answer", () => {
    const add: CartChange = { id: 4, kind: "add", line: line("mug", 3), stock: 9 };
    const confirmed: CartAction = { type: "confirmed", change: add, line: line("mug", 7) };
    expect(shown(loaded(line("mug", 2)), begun(add), confirmed)).toEqual([["mug", 7]]);
  });

  it("empties the cart", () => {
    expect(shown(loaded(line("mug"), line("lamp")), begun({ id: 5, kind: "clear" }))).toEqual([]);
  });
});

describe("the sum of the cart", () => {
  const total = (...actions: CartAction[]) => visibleTotal(after(...actions));
  const read: CartAction = { type: "loaded", lines: [line("mug", 2)], total: "20.01" };

  it("is the service's", () => {
    expect(total(read)).toBe("20.01");
  });

  it("follows a change before the service has confirmed it, and after", () => {
    expect(total(read, begun(more))).toBe("50.00");
    expect(total(read, begun(more), { type: "confirmed", change: more })).toBe("50.00");
    expect(total(read, begun(more), { type: "dropped", change: more })).toBe("20.01");
  });
});

describe("reading the cart", () => {
  it("keeps what is shown when reading it again fails", () => {
    const state = after(loaded(line("mug", 2)), { type: "loadFailed", problem: { kind: "unavailable" } });
    expect(state).toMatchObject({ phase: "ready", problem: undefined });
    expect(visibleLines(state)).toHaveLength(1);
  });

  it("shows the problem when it has never worked", () => {
    const problem = { kind: "unavailable" } as const;
    expect(after({ type: "loadFailed", problem })).toMatchObject({ phase: "failed", problem });
  });

  it("lists lines as they were added, not as the service sorts them", () => {
    const lines = [line("a", 1, "2026-11-23T03:00:00.000Z"), line("b", 1, "2026-11-23T01:00:00.000Z")];
    expect(shown(loaded(...lines)).map(([productId]) => productId)).toEqual(["b", "a"]);
  });
});
