import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";

/** The size that services with link previews expect. */
export const previewSize = { width: 1200, height: 630 };

const FONTS = "node_modules/@fontsource/bricolage-grotesque/files";
const WEIGHTS = [500, 800] as const;
/** Pictures of this shop. A picture of another host is not fetched, since that could delay the preview. */
const OWN_PICTURE = /^\/products\/[a-z0-9-]+\.svg$/;

/** Each subset has its own name: of two fonts with the same name, the library uses only one. */
function fonts() {
  const subsets = ["latin", "latin-ext"];
  return Promise.all(
    WEIGHTS.flatMap((weight) =>
      subsets.map(async (subset) => ({
        name: `Bricolage ${subset}`,
        weight,
        data: await readFile(
          path.join(process.cwd(), FONTS, `bricolage-grotesque-${subset}-${weight}-normal.woff`),
        ),
      })),
    ),
  );
}

/** A picture of the shop as a data URL for the drawing library; undefined for any other picture. */
export async function ownPicture(address: string | undefined): Promise<string | undefined> {
  if (!address || !OWN_PICTURE.test(address)) return undefined;
  const svg = await readFile(path.join(process.cwd(), "public", address)).catch(() => undefined);
  return svg && `data:image/svg+xml;base64,${svg.toString("base64")}`;
}

/** Removes letters that the fonts lack. For them, the drawing library would call a font service. */
export const drawable = (text: string): string =>
  text
    .replace(/[^\u0020-\u017f‘’“”–—…€]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Draws a preview as PNG, since services with link previews do not show SVG. */
export async function preview(content: ReactElement, cacheControl: string): Promise<Response> {
  const headers = { "cache-control": cacheControl };
  return new ImageResponse(content, { ...previewSize, fonts: await fonts(), headers });
}
