"use client";

import { useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import { MAX_QUANTITY } from "@/lib/cart/limits";
import { Icon, type IconName } from "./icon";

interface Props {
  title: string;
  quantity: number;
  most?: number;
  onChange: (quantity: number) => void;
}

/** A quantity by buttons or by typing. What is typed counts when the field is left or Enter is pressed. */
export function QuantityStepper({ title, quantity, most = MAX_QUANTITY, onChange }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState<string>();

  const commit = () => {
    const wanted = Number(typed);
    if (typed && Number.isInteger(wanted)) change(wanted);
    setTyped(undefined);
  };
  const change = (wanted: number) => {
    const allowed = Math.min(Math.max(wanted, 1), most);
    if (allowed !== quantity) onChange(allowed);
  };

  return (
    <div
      role="group"
      aria-label={t("quantity.of", { title })}
      className="inline-flex items-center rounded-full border border-control bg-surface"
    >
      <Step
        icon="minus"
        label={t("quantity.less", { title })}
        isEnd={quantity <= 1}
        onPress={() => change(quantity - 1)}
      />
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={t("quantity.label")}
        value={typed ?? quantity}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, "").slice(0, 7))}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
        className="h-11 w-12 bg-transparent text-center font-semibold"
      />
      <Step
        icon="plus"
        label={t("quantity.more", { title })}
        isEnd={quantity >= most}
        onPress={() => change(quantity + 1)}
      />
    </div>
  );
}

interface StepProps {
  icon: IconName;
  label: string;
  isEnd: boolean;
  onPress: () => void;
}

function Step({ icon, label, isEnd, onPress }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={isEnd ? undefined : onPress}
      className="grid size-11 place-items-center rounded-full hover:bg-sunken aria-disabled:opacity-40"
    >
      <Icon name={icon} className="size-4" />
    </button>
  );
}
