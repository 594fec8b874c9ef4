"use client";

import { useRef } from "react";
import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { Icon } from "@/components/ui/icon";
import { ShopperChoices } from "./shopper-choices";

/** The current shopper, and a switch to another one. A popover: the browser closes it on Escape or a press outside. */
export function ShopperMenu() {
  const { t } = useI18n();
  const { shoppers } = useShopper();
  const popover = useRef<HTMLDivElement>(null);
  const name = shoppers?.current ?? "";

  return (
    <>
      <button
        type="button"
        popoverTarget="shopper-menu"
        aria-label={name ? `${t("shopper.label", { name })}. ${t("shopper.menu")}` : t("shopper.menu")}
        className="flex h-11 min-w-11 items-center justify-center gap-2 rounded-full px-2 hover:bg-sunken"
      >
        <Icon name="person" className="size-6" />
        <span className="hidden max-w-32 truncate text-sm font-medium text-muted lg:block">{name}</span>
      </button>
      <div
        ref={popover}
        id="shopper-menu"
        popover="auto"
        role="dialog"
        aria-label={t("shopper.menu")}
        className="card fixed inset-auto top-18 right-3 m-0 w-[min(22rem,calc(100vw-1.5rem))] p-5 text-ink shadow-float sm:right-8"
      >
        <ShopperChoices onDone={() => popover.current?.hidePopover()} />
      </div>
    </>
  );
}
