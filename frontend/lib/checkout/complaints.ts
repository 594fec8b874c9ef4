import type { PriceChange, UnavailableItem } from "@/lib/api/types";
import type { CartLine } from "@/lib/cart/cart-state";
import type { Placement } from "./place-order";

/** Why a line cannot be ordered as it is. */
export type Complaint =
  | { kind: "tooFew"; available: number }
  | { kind: "soldOut" }
  | { kind: "unknown" }
  | { kind: "price"; current: number };

/** The complaints of each line, by productId. A line can have both a shortage and another price. */
export type Complaints = ReadonlyMap<string, readonly Complaint[]>;

export const noComplaints: Complaints = new Map();

export function complaintsOf(placement: Placement): Complaints {
  const complaints = new Map<string, Complaint[]>();
  if (placement.kind === "outOfStock") {
    for (const item of placement.items) complaints.set(item.productId, [shortageOf(item)]);
  }
  for (const { productId, current } of priceChangesOf(placement)) {
    const ofLine = complaints.get(productId) ?? [];
    // The price of a line that cannot be ordered does not matter.
    if (ofLine.every(({ kind }) => kind === "tooFew")) {
      complaints.set(productId, [...ofLine, { kind: "price", current }]);
    }
  }
  return complaints;
}

function shortageOf({ available, reason }: UnavailableItem): Complaint {
  if (reason === "unknown product") return { kind: "unknown" };
  return available === 0 ? { kind: "soldOut" } : { kind: "tooFew", available };
}

function priceChangesOf(placement: Placement): readonly PriceChange[] {
  if (placement.kind === "priceChanged") return placement.items;
  return placement.kind === "outOfStock" ? placement.priceChanges : [];
}

/** The complaints that still apply to the line. */
export const openComplaints = (complaints: Complaints, line: CartLine): readonly Complaint[] =>
  (complaints.get(line.productId) ?? []).filter((complaint) => isOpen(complaint, line));

/** What the complaints are about, for the message above the lines. */
export function reasonOf(complaints: readonly Complaint[]): "price" | "stock" | "both" {
  const priced = complaints.filter(({ kind }) => kind === "price").length;
  if (priced === 0) return "stock";
  return priced === complaints.length ? "price" : "both";
}

function isOpen(complaint: Complaint, line: CartLine): boolean {
  switch (complaint.kind) {
    case "tooFew":
      return line.quantity > complaint.available;
    case "price":
      return line.price !== complaint.current;
    case "soldOut":
    case "unknown":
      return true;
  }
}
