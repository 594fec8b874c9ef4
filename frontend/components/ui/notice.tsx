import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface NoticeProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  level?: "h1" | "h2";
  role?: "alert" | "status";
}

/** An area that shows only a message: empty, not found, or an error. */
export function Notice({ icon, title, children, actions, level: Heading = "h2", role }: NoticeProps) {
  return (
    <section role={role} className="mx-auto flex max-w-md flex-col items-center gap-3 px-2 py-14 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-sunken text-brand">
        <Icon name={icon} className="size-8" />
      </span>
      <Heading className="mt-2 text-2xl font-bold">{title}</Heading>
      <div className="text-muted">{children}</div>
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-3">{actions}</div>}
    </section>
  );
}
