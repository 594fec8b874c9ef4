import { describe, expect, it } from "vitest";
import type { Product } from "@/lib/api/types";
import {
  categoriesOf,
  everything,
  isTyping,
  merged,
  queryOf,
  select,
  selectionFrom,
} from "@/lib/catalog/selection";

const product = (productId: string, fields: Partial<Product> = {}): Product => ({
  productId,
  title: productId,
  price: 10,
  stock: 1,
  createdAt: "2026-11-23T01:02:03.456Z",
  updatedAt: "2026-11-23T01:02:03.456Z",
  ...fields,
});
const ids = (products: readonly Product[]) => products.map(({ productId }) => productId);

const mug = product("mug", {
  title: "Café mug",
  category: "kitchen",
  price: 14.9,
  description: "Holds 350 ml",
});
const lamp = product("lamp", { title: "Aurora lamp", category: "home", price: 89 });
const kettle = product("kettle", { title: "Kettle", category: "kitchen", price: 46.5, stock: 0 });
const all = [kettle, mug, lamp];

describe("the selection of products", () => {
  it("shows products in stock first", () => {
    expect(ids(select(all, everything))).toEqual(["mug", "lamp", "kettle"]);
  });

  it("finds every word, in title or description, without regard to case and accents", () => {
    expect(ids(select(all, { ...everything, search: "CAFE  350" }))).toEqual(["mug"]);
    expect(select(all, { ...everything, search: "cafe lamp" })).toEqual([]);
  });

  it("filters by category", () => {
    expect(ids(select(all, { ...everything, category: "kitchen" }))).toEqual(["mug", "kettle"]);
  });

  it.each([
    ["priceUp", ["mug", "kettle", "lamp"]],
    ["priceDown", ["lamp", "kettle", "mug"]],
    ["name", ["lamp", "mug", "kettle"]],
  ] as const)("sorts by %s", (sort, expected) => {
    expect(ids(select(all, { ...everything, sort }))).toEqual(expected);
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

  it("ignores invalid values of an address", () => {
    expect(selectionFrom({ sort: "sideways", q: ["a", "b"] })).toEqual({ ...everything, search: "a" });
  });
});

describe("loaded products", () => {
  it("name their categories once, in order", () => {
    expect(categoriesOf([...all, product("plain")])).toEqual(["home", "kitchen"]);
  });

  it("are shown once when pages overlap", () => {
    expect(ids(merged([mug, lamp], [lamp, kettle]))).toEqual(["mug", "lamp", "kettle"]);
  });
});
