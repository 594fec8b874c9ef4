import { expect, it } from "vitest";
import { countOf, totalOf } from "@/lib/money";

it("adds prices in cents, so that no cent gets lost", () => {
  expect(totalOf([{ price: 0.1, quantity: 3 }])).toBe(0.3);
  expect(totalOf([{ price: 19.99, quantity: 1_000_000 }])).toBe(19_990_000);
});

it("counts pieces, not lines", () => {
  expect(countOf([{ quantity: 2 }, { quantity: 3 }])).toBe(5);
});
