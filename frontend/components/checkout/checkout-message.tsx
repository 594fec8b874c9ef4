"use client";

import { useI18n } from "@/components/providers/i18n";
import { Icon } from "@/components/ui/icon";
import { InvalidFields } from "@/components/ui/invalid-fields";
import type { Problem } from "@/lib/api/problem";
import { reasonOf, type Complaint } from "@/lib/checkout/complaints";

interface Props {
  /** The complaints that still apply to the lines. */
  complaints: readonly Complaint[];
  problem: Problem | undefined;
}

/** Why the order was not placed. The element is always present, so that its text is announced. */
export function CheckoutMessage({ complaints, problem }: Props) {
  const { t } = useI18n();
  return (
    <div role="alert">
      {complaints.length > 0 && (
        <Message title={t(`checkout.problem.${reasonOf(complaints)}`)}>{t("checkout.problem.lines")}</Message>
      )}
      {problem && (
        <Message title={t(`problem.${problem.kind}.title`)}>
          {t(`problem.${problem.kind}.text`)} {problem.kind !== "invalid" && t("checkout.safe")}
          {problem.kind === "invalid" && <InvalidFields fields={problem.fields} />}
        </Message>
      )}
    </div>
  );
}

function Message({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mb-4 flex gap-3 rounded-2xl bg-warn-soft p-4 text-warn">
      <Icon name="warning" className="mt-0.5 size-5" />
      <div>
        <strong className="block">{title}</strong>
        {children}
      </div>
    </div>
  );
}
