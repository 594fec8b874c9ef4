import type { CartLine } from "@/lib/cart/cart-state";
import type { Placement } from "./place-order";

/** What stands in the way of ordering one line. */
export type Complaint =
  | { kind: "tooFew"; available: number }
  | { kind: "soldOut" }
  | { kind: "unknown" }
  | { kind: "price"; current: number };

export type Complaints = ReadonlyMap<string, Complaint>;

export const noComplaints: Complaints = new Map();

export function complaintsOf(placement: Placement): Complaints {
  if (placement.kind === "priceChanged") {
    return new Map(placement.items.map(({ productId, current }) => [productId, { kind: "price", current }]));
  }
  if (placement.kind !== "outOfStock") return noComplaints;
  return new Map(
    placement.items.map(({ productId, available, reason }): [string, Complaint] => {
      if (reason === "unknown product") return [productId, { kind: "unknown" }];
      return [productId, available === 0 ? { kind: "soldOut" } : { kind: "tooFew", available }];
    }),
  );
}

/** Whether the line as it is now still has the complaint. */
export function isOpen(complaint: Complaint | undefined, line: CartLine): complaint is Complaint {
  switch (complaint?.kind) {
    case undefined:
      return false;
    case "tooFew":
      return line.quantity > complaint.available;
    case "price":
      return line.price !== complaint.current;
    case "soldOut":
    case "unknown":
      return true;
  }
}
