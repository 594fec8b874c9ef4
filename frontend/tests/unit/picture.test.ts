import { describe, expect, it } from "vitest";
import { isPictureAddress, pictureUrl } from "@/lib/catalog/picture";

describe("the address of a product's picture", () => {
  it.each(["/products/mug.svg", "https://pictures.test/mug.png", "https://pictures.test"])(
    "can be shown: %s",
    (address) => {
      expect(isPictureAddress(address)).toBe(true);
    },
  );

  it.each([
    undefined,
    "",
    " ",
    "http://",
    "http://pictures.test/a.png",
    "//",
    "//pictures.test/a.png",
    "https://",
    "https://[",
    "\\\\",
    "/\\evil.test/a.png",
    "javascript:alert(1)",
    "data:,x",
    "mug.svg",
    "https:\\\\x",
  ])("is refused: %j", (address) => {
    expect(isPictureAddress(address)).toBe(false);
  });

  it("is absolute for search engines", () => {
    expect(pictureUrl("/mug.svg", "https://shop.test")).toBe("https://shop.test/mug.svg");
    expect(pictureUrl("https://[", "https://shop.test")).toBeUndefined();
  });
});
