import { expect, it, vi } from "vitest";
import type { ProductPage } from "@/lib/api/types";
import { nextPage } from "@/lib/catalog/next-page";
import { product } from "./fixtures";

const catalogWith = (...pages: ProductPage[]) => {
  const listProducts = vi.fn(() => Promise.resolve(pages.shift() ?? { products: [] }));
  return { listProducts };
};

it("a page is asked for with the search and the key", async () => {
  const catalog = catalogWith({ products: [product("mug")] });
  await nextPage(catalog, { q: "mug" }, "key");
  expect(catalog.listProducts.mock.calls).toEqual([[{ limit: 24, q: "mug", lastKey: "key" }]]);
});

it("empty pages of a search are passed over", async () => {
  const catalog = catalogWith({ products: [], nextKey: "a" }, { products: [product("mug")], nextKey: "b" });
  expect(await nextPage(catalog, { q: "stoneware mug" })).toMatchObject({ nextKey: "b" });
  expect(catalog.listProducts).toHaveBeenLastCalledWith({ limit: 24, q: "stoneware mug", lastKey: "a" });
});

it("a search that finds nothing for long is continued by the shopper", async () => {
  const catalog = { listProducts: vi.fn(() => Promise.resolve({ products: [], nextKey: "on" })) };
  expect(await nextPage(catalog, { q: "stoneware mug" })).toEqual({ products: [], nextKey: "on" });
  expect(catalog.listProducts).toHaveBeenCalledTimes(5);
});
