"use client";

import { useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { SessionChange } from "@/lib/shopper/shoppers";
import { LocaleSwitch } from "./locale-switch";
import { ShopperField } from "./shopper-field";

export function ShopperChoices({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const { shoppers, change } = useShopper();
  const [isFailed, setFailed] = useState(false);
  if (!shoppers) return null;

  const choose = async (wanted: SessionChange) => {
    const isChanged = await change(wanted);
    setFailed(!isChanged);
    if (isChanged) onDone();
  };

  return (
    <div className="grid grid-cols-1 gap-4">
      <div>
        <p className="font-semibold wrap-anywhere">{t("shopper.you", { name: shoppers.current })}</p>
        <p className="text-sm text-muted">{t("shopper.hint")}</p>
      </div>
      <ul aria-label={t("shopper.known")} className="grid max-h-48 grid-cols-1 gap-1 overflow-y-auto">
        {shoppers.known.map((userId) => (
          <li key={userId}>
            <button
              type="button"
              aria-current={userId === shoppers.current || undefined}
              onClick={() => void choose({ shopper: userId })}
              className="flex min-h-11 w-full items-center gap-3 rounded-xl px-3 text-left hover:bg-sunken aria-[current]:bg-sunken"
            >
              <span className="min-w-0 flex-1 truncate">{userId}</span>
              {userId === shoppers.current && <Icon name="check" className="size-4 text-good" />}
            </button>
          </li>
        ))}
      </ul>
      <ShopperField onChoose={(name) => void choose({ name })} />
      <Button look="secondary" onClick={() => void choose({})}>
        <Icon name="plus" className="size-4" />
        {t("shopper.new")}
      </Button>
      {isFailed && (
        <p role="alert" className="text-sm text-bad">
          {t("shopper.failed")}
        </p>
      )}
      <div className="flex items-center justify-between border-t border-line pt-3 md:hidden">
        <span className="text-sm text-muted">{t("nav.language")}</span>
        <LocaleSwitch />
      </div>
    </div>
  );
}
