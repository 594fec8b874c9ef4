"use client";

import { ProductImage } from "@/components/catalog/product-image";
import { useI18n } from "@/components/providers/i18n";
import type { CartLine } from "@/lib/cart/cart-state";
import type { Complaint } from "@/lib/checkout/complaints";
import { totalOf } from "@/lib/money";
import { LeaveOut, LineComplaint } from "./line-complaint";

interface Props {
  line: CartLine;
  /** Why the line cannot be ordered as it is. */
  complaints: readonly Complaint[];
}

export function ReviewLine({ line, complaints }: Props) {
  const { price, number } = useI18n();
  return (
    <li data-product={line.productId} className="grid grid-cols-1 gap-3 p-4">
      <div className="flex items-center gap-4">
        <ProductImage src={line.imageUrl} className="size-16 shrink-0 rounded-xl" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
          <div className="min-w-0 grow basis-20">
            <p dir="auto" className="line-clamp-2 font-semibold wrap-anywhere">
              {line.title}
            </p>
            <p className="text-sm wrap-anywhere text-muted">
              {number(line.quantity)} × {price(line.price)}
            </p>
          </div>
          <p className="ml-auto font-display text-lg font-bold wrap-anywhere">{price(totalOf([line]))}</p>
        </div>
      </div>
      {complaints.map((complaint) => (
        <LineComplaint
          key={complaint.kind}
          line={line}
          complaint={complaint}
          alternative={canBeOrdered(complaint) && <LeaveOut line={line} />}
        />
      ))}
    </li>
  );
}

/** With any other complaint, the remedy is already to leave the line out. */
const canBeOrdered = ({ kind }: Complaint) => kind === "tooFew" || kind === "price";
