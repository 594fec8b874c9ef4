import { expect, it } from "vitest";
import { countOf, totalOf } from "@/lib/money";

it.each([
  [[{ price: 0.1, quantity: 3 }], "0.30"],
  [[{ price: 0.05, quantity: 1 }], "0.05"],
  [[{ price: 19.99, quantity: 1_000_000 }], "19990000.00"],
  [[{ price: 999_999_999.97, quantity: 999_999 }], "999998999970000.03"],
  [[], "0.00"],
] as const)("the sum of %j is exact: %s", (lines, total) => {
  expect(totalOf(lines)).toBe(total);
});

it("counts pieces, not lines", () => {
  expect(countOf([{ quantity: 2 }, { quantity: 3 }])).toBe(5);
});
