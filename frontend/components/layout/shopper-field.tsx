"use client";

import { useId, useState, type FormEvent } from "react";
import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";
import { isShopperName } from "@/lib/shopper/shoppers";

/** A field for the name of a new shopper. */
export function ShopperField({ onChoose }: { onChoose: (name: string) => void }) {
  const { t } = useI18n();
  const id = useId();
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim();
    setRefused(!isShopperName(name));
    if (!isShopperName(name)) return;
    setText("");
    onChoose(name);
  };

  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t("shopper.other")}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={isRefused || undefined}
          aria-describedby={isRefused ? `${id}-hint` : undefined}
          className="field min-w-0 flex-1"
        />
        <Button type="submit">{t("shopper.use")}</Button>
      </div>
      {isRefused && (
        <p id={`${id}-hint`} role="alert" className="text-sm text-bad">
          {t("shopper.invalid")}
        </p>
      )}
    </form>
  );
}
