"use client";

import type { ReactNode } from "react";
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
  { productId, price: before }: CartLine,
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
        text: t("checkout.line.price", { before: price(before), now: price(complaint.current) }),
        action: t("checkout.line.accept", { price: price(complaint.current) }),
        change: { kind: "reprice", productId, price: complaint.current },
      };
    case "soldOut":
      return { text: t("checkout.line.out"), ...drop };
    case "unknown":
      return { text: t("checkout.line.unknown"), ...drop };
  }
}

/** Makes the change of a button and moves the focus to the next remedy. */
function useRemedy() {
  const { change } = useCart();
  return (button: HTMLElement, wanted: NewCartChange) => {
    focusNextRemedy(button);
    void change(wanted);
  };
}

interface Props {
  line: CartLine;
  complaint: Complaint;
  /** A second button beside the remedy. */
  alternative?: ReactNode;
}

/** A difference of a line, and the button that resolves it. */
export function LineComplaint({ line, complaint, alternative }: Props) {
  const translator = useI18n();
  const apply = useRemedy();
  const remedy = remedyOf(complaint, line, translator);
  return (
    <div
      data-complaint
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-warn-soft p-3 pl-4 text-warn"
    >
      <p className="mr-auto font-semibold">{remedy.text}</p>
      {alternative}
      <Button
        data-remedy
        aria-label={`${remedy.action}: ${line.title}`}
        look="secondary"
        onClick={(event) => apply(event.currentTarget, remedy.change)}
      >
        {remedy.action}
      </Button>
    </div>
  );
}

/** Removes the line, where the remedy is another change. */
export function LeaveOut({ line: { productId, title } }: { line: CartLine }) {
  const { t } = useI18n();
  const apply = useRemedy();
  return (
    <button
      type="button"
      aria-label={`${t("checkout.line.drop")}: ${title}`}
      onClick={(event) => apply(event.currentTarget, { kind: "remove", productId })}
      className="min-h-11 rounded-full px-2 text-sm font-medium underline underline-offset-4"
    >
      {t("checkout.line.drop")}
    </button>
  );
}
