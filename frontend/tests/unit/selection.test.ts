import { describe, expect, it } from "vitest";
import type { Product } from "@/lib/api/types";
import {
  everything,
  featured,
  isTyping,
  merged,
  queryOf,
  searchOf,
  selectionFrom,
} from "@/lib/catalog/selection";
import { product } from "./fixtures";

const ids = (products: readonly Product[]) => products.map(({ productId }) => productId);

const mug = product("mug");
const lamp = product("lamp");
const kettle = product("kettle", { stock: 0 });

describe("the selection of products", () => {
  it("is the catalog's list without parameters when everything is selected", () => {
    expect(searchOf(everything)).toEqual({});
    expect(searchOf({ ...everything, search: "  " })).toEqual({});
  });

  it("is searched for by words, category and order", () => {
    expect(searchOf({ search: "CAFE  350", category: "kitchen", sort: "priceDown" })).toEqual({
      q: "CAFE  350",
      category: "kitchen",
      sort: "-price",
    });
  });

  it.each([
    ["newest", "newest"],
    ["priceUp", "price"],
    ["name", "title"],
  ] as const)("is sorted by the catalog: %s", (sort, expected) => {
    expect(searchOf({ ...everything, sort })).toEqual({ sort: expected });
  });

  it("shows what can be bought first", () => {
    expect(ids(featured([kettle, mug, lamp]))).toEqual(["mug", "lamp", "kettle"]);
  });

  it("is kept by the address", () => {
    const selection = { search: "mug & more", category: "kitchen", sort: "priceUp" } as const;
    const query = Object.fromEntries(new URLSearchParams(queryOf(selection)));
    expect(selectionFrom(query)).toEqual(selection);
    expect(queryOf(everything)).toBe("");
  });

  it("is typed when only the search changes, else chosen", () => {
    const typed = { ...everything, search: "mug" };
    expect(isTyping(everything, typed)).toBe(true);
    expect(isTyping(typed, everything)).toBe(true);
    expect(isTyping(typed, { ...typed, category: "kitchen" })).toBe(false);
    expect(isTyping(typed, { ...everything, sort: "name" })).toBe(false);
  });

  it("has no text in the address that the catalog refuses", () => {
    const { search, category } = selectionFrom({ q: "\u{1F600}".repeat(101), category: "a\u0007b" });
    expect([...search]).toHaveLength(100);
    expect(search).not.toMatch(/\p{Surrogate}/u);
    expect(category).toBe("a b");
  });

  it("ignores invalid values of an address", () => {
    expect(selectionFrom({ sort: "sideways", q: ["a", "b"] })).toEqual({ ...everything, search: "a" });
  });
});

describe("loaded products", () => {
  it("are shown once when pages overlap", () => {
    expect(ids(merged([mug, lamp], [lamp, kettle]))).toEqual(["mug", "lamp", "kettle"]);
  });
});
