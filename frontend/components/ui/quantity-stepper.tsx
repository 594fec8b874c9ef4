"use client";

import { useI18n } from "@/components/providers/i18n";
import { MAX_QUANTITY } from "@/lib/cart/limits";
import { Icon, type IconName } from "./icon";
import { useQuantityField } from "./use-quantity-field";

interface Props {
  title: string;
  quantity: number;
  /** The stock, where it is known. */
  most?: number;
  onChange: (quantity: number) => void;
}

/** A quantity with buttons and a text field. The text is applied when the field loses the focus or Enter is pressed. */
export function QuantityStepper({ title, quantity, most = MAX_QUANTITY, onChange }: Props) {
  const { t } = useI18n();
  const field = useQuantityField({ quantity, most, onChange });
  return (
    <div className="grid justify-items-start gap-1">
      <div
        role="group"
        aria-label={t("quantity.of", { title })}
        className="inline-flex items-center rounded-full border border-control bg-surface"
      >
        <Step
          icon="minus"
          label={t("quantity.less", { title })}
          isEnd={quantity <= 1}
          onPress={() => field.step(-1)}
        />
        <input
          inputMode="numeric"
          autoComplete="off"
          aria-label={t("quantity.label")}
          value={field.shown}
          onChange={(event) => field.type(event.target.value)}
          onBlur={field.commit}
          onKeyDown={(event) => event.key === "Enter" && field.commit()}
          className="h-11 w-12 bg-transparent text-center font-semibold"
        />
        <Step
          icon="plus"
          label={t("quantity.more", { title })}
          isEnd={quantity >= most}
          onPress={() => field.step(1)}
        />
      </div>
      <QuantityLimit most={most} isReached={field.isLimited} />
    </div>
  );
}

/** Why the quantity is lower than the input. The element is always present, so that its text is announced. */
function QuantityLimit({ most, isReached }: { most: number; isReached: boolean }) {
  const { t, counted, number } = useI18n();
  const text = most < MAX_QUANTITY ? counted("stock.low", most) : t("quantity.most", { most: number(most) });
  return (
    <p role="status" className="px-2 text-sm font-medium text-warn empty:hidden">
      {isReached && text}
    </p>
  );
}

interface StepProps {
  icon: IconName;
  label: string;
  /** Announced as disabled; a press shows the reason. */
  isEnd: boolean;
  onPress: () => void;
}

function Step({ icon, label, isEnd, onPress }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={onPress}
      className="grid size-11 place-items-center rounded-full hover:bg-sunken aria-disabled:opacity-40"
    >
      <Icon name={icon} className="size-4" />
    </button>
  );
}
