import { describe, expect, it } from "vitest";
import { readJson } from "@/lib/api/json";

describe("the text of an answer", () => {
  it("keeps every digit of its sums", () => {
    const text = '{"totalAmount": 90071992547409.93, "orders": [{"totalAmount":1e3,"price":12.50}]}';
    expect(readJson(text)).toEqual({
      totalAmount: "90071992547409.93",
      orders: [{ totalAmount: "1e3", price: 12.5 }],
    });
  });

  it("is not changed inside of its texts", () => {
    const document = { title: '"totalAmount": 12', note: '\\"totalAmount":1', totalAmountOf: 3 };
    expect(readJson(JSON.stringify(document))).toEqual(document);
  });

  it.each(["", "<html>", '{"cut off', undefined])("is returned when it is not JSON: %s", (text) => {
    expect(readJson(text)).toBe(text);
  });
});
