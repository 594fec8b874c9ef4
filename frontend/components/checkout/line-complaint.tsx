"use client";

import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";
import type { CartLine } from "@/lib/cart/cart-state";
import type { NewCartChange } from "@/lib/cart/cart-store";
import type { Complaint } from "@/lib/checkout/complaints";
import type { Translator } from "@/lib/i18n/translator";
import { focusNextRemedy } from "@/lib/next-focus";

interface Remedy {
  text: string;
  action: string;
  change: NewCartChange;
}

function remedyOf(
  complaint: Complaint,
  { productId }: CartLine,
  { t, counted, price, number }: Translator,
): Remedy {
  const drop = { action: t("checkout.line.drop"), change: { kind: "remove", productId } } as const;
  switch (complaint.kind) {
    case "tooFew":
      return {
        text: counted("checkout.line.left", complaint.available),
        action: t("checkout.line.take", { count: number(complaint.available) }),
        change: { kind: "setQuantity", productId, quantity: complaint.available },
      };
    case "price":
      return {
        text: t("checkout.line.price", { price: price(complaint.current) }),
        action: t("checkout.line.accept", { price: price(complaint.current) }),
        change: { kind: "reprice", productId, price: complaint.current },
      };
    case "soldOut":
      return { text: t("checkout.line.out"), ...drop };
    case "unknown":
      return { text: t("checkout.line.unknown"), ...drop };
  }
}

/** What is wrong with a line, and the press that puts it right. */
export function LineComplaint({ line, complaint }: { line: CartLine; complaint: Complaint }) {
  const translator = useI18n();
  const { change } = useCart();
  const { productId, title } = line;
  const apply = (button: HTMLElement, wanted: NewCartChange) => {
    focusNextRemedy(button);
    void change(wanted);
  };
  const remedy = remedyOf(complaint, line, translator);
  const canDrop = complaint.kind === "tooFew" || complaint.kind === "price";
  return (
    <div
      data-complaint
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-warn-soft p-3 pl-4 text-warn"
    >
      <p className="mr-auto font-semibold">{remedy.text}</p>
      {canDrop && (
        <button
          type="button"
          aria-label={`${translator.t("checkout.line.drop")}: ${title}`}
          onClick={(event) => apply(event.currentTarget, { kind: "remove", productId })}
          className="min-h-11 rounded-full px-2 text-sm font-medium underline underline-offset-4"
        >
          {translator.t("checkout.line.drop")}
        </button>
      )}
      <Button
        data-remedy
        aria-label={`${remedy.action}: ${title}`}
        look="secondary"
        onClick={(event) => apply(event.currentTarget, remedy.change)}
      >
        {remedy.action}
      </Button>
    </div>
  );
}
