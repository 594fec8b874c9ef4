/** A cloud with the handle of a basket. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" className="size-9" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="12" className="fill-brand" />
      <path
        d="M12.5 28.5a6 6 0 0 1-.6-11.96 8.2 8.2 0 0 1 15.7-1.3 6.7 6.7 0 0 1 .2 13.26z"
        className="fill-on-brand"
      />
      <path
        d="M15.5 21.5c1 3.2 8 3.2 9 0"
        fill="none"
        className="stroke-accent"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
