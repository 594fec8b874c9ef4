import { PreviewCard } from "@/components/preview/preview-card";
import { ownPicture, preview, previewSize } from "@/lib/server/preview";
import { en } from "@/messages/en";

export const size = previewSize;
export const contentType = "image/png";
export const alt = `${en["brand.name"]} · ${en["brand.tagline"]}`;

const SHOWN = ["aurora-lamp", "ceramic-mug", "trail-backpack", "walnut-clock"];

/** Always in English: a service that fetches a preview sends no language. Drawn once, during the build. */
export default async function OpenGraphImage() {
  const pictures = await Promise.all(SHOWN.map((name) => ownPicture(`/products/${name}.svg`)));
  return preview(
    <PreviewCard
      title={en["home.title"]}
      text={en["brand.tagline"]}
      pictures={pictures.filter((picture) => picture !== undefined)}
    />,
    "public, max-age=86400",
  );
}
