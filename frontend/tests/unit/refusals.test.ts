import { describe, expect, it } from "vitest";
import {
  cartReducer,
  emptyCart,
  visibleLines,
  type CartAction,
  type CartChange,
  type CartLine,
} from "@/lib/cart/cart-state";
import type { Problem } from "@/lib/api/problem";

const line = (productId: string, quantity = 1): CartLine => ({
  productId,
  title: productId,
  price: 10,
  quantity,
  addedAt: "2026-11-23T01:00:00.000Z",
});
const fifty = Array.from({ length: 50 }, (_, number) => line(`product-${number}`));
const loaded = (...lines: CartLine[]): CartAction => ({ type: "loaded", lines });
const add = (added: CartLine, id = 1): CartChange => ({ id, kind: "add", line: added, stock: 2_000_000 });
const refused = (change: CartChange, problem: Problem): CartAction[] => [
  { type: "begun", change },
  { type: "dropped", change, problem },
];
const after = (...actions: CartAction[]) => actions.reduce(cartReducer, emptyCart);

const mug = add(line("mug"));
const fullCart = [loaded(...fifty), ...refused(mug, { kind: "cartFull" })];

describe("a product that a full cart refused", () => {
  it("is not in the cart, and its refusal is known", () => {
    const state = after(...fullCart);
    expect(visibleLines(state)).toHaveLength(50);
    expect(state.refused).toEqual([{ kind: "cartFull", line: line("mug") }]);
  });

  it("stays refused when the cart is read again and is still full", () => {
    expect(after(...fullCart, loaded(...fifty)).refused).toHaveLength(1);
  });

  it("is refused also where another tab filled the cart", () => {
    const actions = [loaded(line("lamp")), ...refused(mug, { kind: "cartFull" }), loaded(...fifty)];
    expect(after(...actions).refused).toHaveLength(1);
  });

  it("is no longer refused when the cart has room", () => {
    const removal: CartChange = { id: 2, kind: "remove", productId: "product-0" };
    const removed: CartAction[] = [
      { type: "begun", change: removal },
      { type: "confirmed", change: removal },
    ];
    expect(after(...fullCart, ...removed).refused).toEqual([]);
    expect(after(...fullCart, loaded()).refused).toEqual([]);
  });

  it("is no longer refused when another tab put it in", () => {
    expect(after(...fullCart, loaded(...fifty.slice(1), line("mug"))).refused).toEqual([]);
  });

  it("has one refusal, also when it is added twice", () => {
    expect(after(...fullCart, { type: "begun", change: mug }).refused).toEqual([]);
    expect(after(...fullCart, ...refused(mug, { kind: "cartFull" })).refused).toHaveLength(1);
  });

  it("does not hide the refusal of another product", () => {
    const lamp = refused(add(line("lamp"), 3), { kind: "cartFull" });
    expect(after(...fullCart, ...lamp).refused.map((refusal) => refusal.line.productId)).toEqual([
      "mug",
      "lamp",
    ]);
  });
});

describe("a quantity over the limit of a line", () => {
  const many = loaded(line("mug", 1_000_000));
  const limited = [many, ...refused(mug, { kind: "quantityLimit" })];

  it("leaves the line as it was, and its refusal is known", () => {
    const state = after(...limited, many);
    expect(visibleLines(state)).toEqual([line("mug", 1_000_000)]);
    expect(state.refused).toEqual([{ kind: "quantityLimit", line: line("mug") }]);
  });

  it("is no longer refused when the line has room", () => {
    expect(after(...limited, loaded(line("mug", 999_999))).refused).toEqual([]);
  });
});

describe("more of a product than there are", () => {
  const limited = [
    loaded(line("mug", 2)),
    ...refused(add(line("mug", 2)), { kind: "stockLimit", stock: 3, inCart: 2 }),
  ];

  it("leaves the line as it was, and its refusal is known", () => {
    expect(visibleLines(after(...limited))).toEqual([line("mug", 2)]);
    expect(after(...limited).refused).toEqual([{ kind: "stockLimit", line: line("mug", 2), stock: 3 }]);
  });

  it("is no longer refused when the cart has fewer", () => {
    expect(after(...limited, loaded(line("mug", 1))).refused).toEqual([]);
  });
});

describe("a change that failed for another reason", () => {
  it("is not a refusal", () => {
    expect(after(loaded(), ...refused(mug, { kind: "unavailable" })).refused).toEqual([]);
  });

  it("is not a refusal of a product that was not added", () => {
    const reprice: CartChange = { id: 4, kind: "reprice", productId: "mug", price: 11 };
    expect(after(loaded(...fifty), ...refused(reprice, { kind: "cartFull" })).refused).toEqual([]);
  });
});
