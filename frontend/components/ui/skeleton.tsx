import type { ReactNode } from "react";

/** A grey placeholder for content that is loading. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`block animate-shimmer rounded-lg bg-sunken ${className}`} />;
}

interface GroupProps {
  /** The text for screen readers. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Skeletons that are announced as one. */
export function SkeletonGroup({ label, className, children }: GroupProps) {
  return (
    <div role="status" data-testid="skeleton">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className={className}>
        {children}
      </div>
    </div>
  );
}

/** Skeletons in the shape of a list of lines. */
export function SkeletonLines({ count, label }: { count: number; label: string }) {
  return (
    <SkeletonGroup label={label} className="grid gap-4">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="card flex items-center gap-4 p-4">
          <Skeleton className="size-20 rounded-xl" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-4 w-1/3" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
