import { PreviewCard } from "@/components/preview/preview-card";
import { attempt } from "@/lib/api/problem";
import { createTranslator } from "@/lib/i18n/translator";
import { idInAddress } from "@/lib/id";
import { drawable, ownPicture, preview, previewSize } from "@/lib/server/preview";
import { serverCatalog } from "@/lib/server/shop";
import { en } from "@/messages/en";

export const size = previewSize;
export const contentType = "image/png";
export const alt = en["product.preview"];

interface Props {
  params: Promise<{ productId: string }>;
}

/** A product with its price. The price may change, so the picture is cached for a short time only. */
export default async function OpenGraphImage({ params }: Props) {
  const productId = idInAddress((await params).productId);
  if (!productId) return new Response(null, { status: 404 });
  const answer = await attempt(() => serverCatalog().getProduct(productId));
  if (!answer.ok) return new Response(null, { status: answer.problem.kind === "unavailable" ? 503 : 404 });
  const { title, price, imageUrl } = answer.value;
  const picture = await ownPicture(imageUrl);
  return preview(
    <PreviewCard
      title={drawable(title)}
      text={createTranslator("en", en).price(price)}
      pictures={picture ? [picture] : []}
    />,
    "public, max-age=600",
  );
}
