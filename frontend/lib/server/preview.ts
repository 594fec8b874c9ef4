import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";

/** What the services that show previews ask for. */
export const previewSize = { width: 1200, height: 630 };

const FONTS = "node_modules/@fontsource/bricolage-grotesque/files";
const WEIGHTS = [500, 800] as const;
/** Our own pictures; one from elsewhere is not fetched while somebody waits for the preview. */
const OWN_PICTURE = /^\/products\/[a-z0-9-]+\.svg$/;

/** Each subset under a name of its own: of two with the same name only one is looked at. */
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

/** A picture of the shop as the drawing library takes it, or nothing. */
export async function ownPicture(address: string | undefined): Promise<string | undefined> {
  if (!address || !OWN_PICTURE.test(address)) return undefined;
  const svg = await readFile(path.join(process.cwd(), "public", address)).catch(() => undefined);
  return svg && `data:image/svg+xml;base64,${svg.toString("base64")}`;
}

/** For other letters than our fonts have, the drawing library would ask a font service. */
export const drawable = (text: string): string =>
  text
    .replace(/[^\u0020-\u017f‘’“”–—…€]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Draws a preview as PNG, since SVG is shown by none of those services. */
export async function preview(content: ReactElement, cacheControl: string): Promise<Response> {
  const headers = { "cache-control": cacheControl };
  return new ImageResponse(content, { ...previewSize, fonts: await fonts(), headers });
}
