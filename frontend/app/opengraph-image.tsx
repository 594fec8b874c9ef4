import { PreviewCard } from "@/components/preview/preview-card";
import { ownPicture, preview, previewSize } from "@/lib/server/preview";
import { en } from "@/messages/en";

export const size = previewSize;
export const contentType = "image/png";
export const alt = `${en["brand.name"]} · ${en["brand.tagline"]}`;

const SHOWN = ["aurora-lamp", "ceramic-mug", "trail-backpack", "walnut-clock"];

/** In English for everybody: whoever fetches a preview does not say for whom. Drawn once, while building. */
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
