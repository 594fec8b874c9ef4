import Link from "next/link";
import { PendingBar } from "./pending-bar";
import type { ButtonHTMLAttributes, ComponentProps } from "react";

const looks = {
  primary: "bg-brand text-on-brand hover:bg-brand-strong shadow-card",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken",
  quiet: "text-brand underline-offset-4 hover:underline",
};

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-5 py-2 text-center font-semibold " +
  "transition-colors disabled:opacity-60 aria-disabled:opacity-60";

type Look = keyof typeof looks;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  /** While true, a press does nothing. The button keeps the focus, which it would lose by `disabled`. */
  busy?: boolean;
}

export function Button({ look = "primary", busy = false, className = "", onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${shape} ${looks[look]} ${className}`}
    />
  );
}

export function ButtonLink({
  look = "primary",
  className = "",
  children,
  ...rest
}: ComponentProps<typeof Link> & { look?: Look }) {
  return (
    <Link {...rest} className={`${shape} ${looks[look]} ${className}`}>
      {children}
      <PendingBar />
    </Link>
  );
}
