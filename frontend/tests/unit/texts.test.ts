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
  it("keeps the letters that our fonts have", () => {
    expect(drawable("Łódź “cup” – 3 €")).toBe("Łódź “cup” – 3 €");
  });

  it("goes without those that a font service would be asked for", () => {
    expect(drawable("Tea ☕ 茶碗 cup 👨‍👩‍👧")).toBe("Tea cup");
  });
});
