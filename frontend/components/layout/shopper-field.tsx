"use client";

import { useId, useState, type FormEvent } from "react";
import { useI18n } from "@/components/providers/i18n";
import { Button } from "@/components/ui/button";
import { isId } from "@/lib/id";

/** A field for the id of a shopper who is not known on this device yet. */
export function ShopperField({ onChoose }: { onChoose: (userId: string) => void }) {
  const { t } = useI18n();
  const id = useId();
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const userId = text.trim();
    setRefused(!isId(userId));
    if (!isId(userId)) return;
    setText("");
    onChoose(userId);
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
