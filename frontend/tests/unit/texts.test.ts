import { describe, expect, it } from "vitest";
import { drawable } from "@/lib/server/preview";
import { shortName } from "@/lib/short-name";

describe("a name in a short message", () => {
  it("is whole when it is short", () => {
    expect(shortName("Stoneware Mug")).toBe("Stoneware Mug");
  });

  it("is cut when it would leave no room for the message", () => {
    expect(shortName("W".repeat(200))).toMatch(/^W{39}…$/);
  });
});

describe("a name in a preview", () => {
  it("keeps the letters of the fonts", () => {
    expect(drawable("Łódź “cup” – 3 €")).toBe("Łódź “cup” – 3 €");
  });

  it("removes letters that need a font service", () => {
    expect(drawable("Tea ☕ 茶碗 cup 👨‍👩‍👧")).toBe("Tea cup");
  });
});
