import { attempt } from "@/lib/api/problem";
import type { CatalogCalls } from "@/lib/api/shop";
import type { Product } from "@/lib/api/types";
import type { Complaint } from "@/lib/checkout/complaints";
import type { CartLine } from "./cart-state";

/** How the catalog offers a product now. */
export type Offer = Pick<Product, "price" | "stock"> | "notSold";

/** By productId. A product whose offer could not be read is missing. */
export type Offers = ReadonlyMap<string, Offer>;

/** The catalog has no operation for several products, and a cart may have 50. */
const READS_AT_ONCE = 4;

export async function readOffers(
  calls: Pick<CatalogCalls, "getProduct">,
  productIds: readonly string[],
): Promise<Offers> {
  const offers = new Map<string, Offer>();
  const unread = [...productIds];
  const readNext = async () => {
    for (let productId = unread.shift(); productId; productId = unread.shift()) {
      const offer = await readOffer(calls, productId);
      if (offer) offers.set(productId, offer);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, readNext));
  return offers;
}

async function readOffer(
  calls: Pick<CatalogCalls, "getProduct">,
  productId: string,
): Promise<Offer | undefined> {
  const answer = await attempt(() => calls.getProduct(productId));
  if (answer.ok) return { price: answer.value.price, stock: answer.value.stock };
  return answer.problem.kind === "notFound" ? "notSold" : undefined;
}

/** How the line differs from its offer; an order with these differences would be rejected. */
export function complaintsAbout(line: CartLine, offer: Offer | undefined): readonly Complaint[] {
  if (!offer) return [];
  if (offer === "notSold") return [{ kind: "unknown" }];
  if (offer.stock === 0) return [{ kind: "soldOut" }];
  const differences: Complaint[] = [];
  if (line.quantity > offer.stock) differences.push({ kind: "tooFew", available: offer.stock });
  if (line.price !== offer.price) differences.push({ kind: "price", current: offer.price });
  return differences;
}

/** How many the shopper can choose, when the catalog says so. */
export const stockOf = (offer: Offer | undefined): number | undefined =>
  offer && offer !== "notSold" && offer.stock > 0 ? offer.stock : undefined;
