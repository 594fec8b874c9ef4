/** A grey placeholder for content that is loading. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`block animate-shimmer rounded-lg bg-sunken ${className}`} />;
}

/** Skeletons in the shape of a list of lines. `label` is the text for screen readers. */
export function SkeletonLines({ count, label }: { count: number; label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div className="grid gap-4" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className="card flex items-center gap-4 p-4">
            <Skeleton className="size-20 rounded-xl" />
            <div className="grid flex-1 gap-2">
              <Skeleton className="h-4 w-2/3" />
              <Skeleton className="h-4 w-1/3" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
