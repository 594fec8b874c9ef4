"use client";

import Link from "next/link";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { PendingBar } from "@/components/ui/pending-bar";
import { Icon } from "@/components/ui/icon";
import { countOf } from "@/lib/money";

/** A larger number would not fit into the badge. */
const MOST_SHOWN = 99;

export function CartLink() {
  const { t, counted } = useI18n();
  const { lines, phase } = useCart();
  const count = countOf(lines);
  const label = phase === "ready" ? counted("nav.cart", count) : t("nav.cart");
  return (
    <Link
      href="/cart"
      aria-label={label}
      className="relative grid size-11 place-items-center rounded-full hover:bg-sunken"
    >
      <Icon name="cart" className="size-6" />
      {count > 0 && (
        <span
          key={count}
          className="absolute -top-0.5 -right-0.5 grid h-5 min-w-5 animate-rise place-items-center rounded-full bg-accent px-1 text-xs font-bold text-on-accent"
        >
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
      <PendingBar />
    </Link>
  );
}
