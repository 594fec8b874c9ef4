import { describe, expect, it } from "vitest";
import { idInAddress } from "@/lib/id";

describe("the id in a page's address", () => {
  it("is decoded once", () => {
    expect(idInAddress("ann%40example.com")).toBe("ann@example.com");
  });

  it.each(["%", "%25", "%2541", "%E0%A4%A", "%ff", "%2F", "%2e%2e", "", "a%00b", "x".repeat(129)])(
    "is missing in %j",
    (encoded) => {
      expect(idInAddress(encoded)).toBeUndefined();
    },
  );
});
