import { expect, it } from "vitest";
import { invalidFields } from "@/lib/api/invalid-fields";

it("names the fields of an order that were not accepted, with their line", () => {
  expect(invalidFields(["items: must have 1 to 50 items", "items[1].quantity: must be at least 1"])).toEqual([
    { name: "items" },
    { name: "quantity", line: 2 },
  ]);
});

it("names a field once", () => {
  expect(invalidFields(["price: must be a number", "price: must have at most 2 decimals"])).toEqual([
    { name: "price" },
  ]);
});

it("leaves out what the shop does not show", () => {
  expect(
    invalidFields(["Idempotency-Key: is required", "body: must be an object", "itemsquantity: x", ""]),
  ).toEqual([]);
});
