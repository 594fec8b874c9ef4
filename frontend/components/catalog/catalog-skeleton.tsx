import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { PRODUCT_GRID } from "./product-grid";

/** The number of cards in the first two rows of a large screen. */
const CARDS = 8;

interface Props {
  /** The text for screen readers. */
  label: string;
}

/** Placeholders of the search, the categories and the first products. */
export function CatalogSkeleton({ label }: Props) {
  return (
    <SkeletonGroup label={label}>
      <Skeleton className="mb-12 h-11 rounded-full" />
      <div className={PRODUCT_GRID}>
        {Array.from({ length: CARDS }, (_, index) => (
          <div key={index} className="grid gap-3">
            <Skeleton className="aspect-square rounded-2xl" />
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-4 w-1/3" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}

/** Placeholders of a product's picture, name, price and button. */
export function ProductSkeleton({ label }: Props) {
  return (
    <SkeletonGroup label={label} className="grid items-start gap-6 md:grid-cols-2 md:gap-12 lg:gap-16">
      <Skeleton className="aspect-square rounded-3xl" />
      <div className="grid gap-5 md:py-6">
        <Skeleton className="h-12 w-3/4" />
        <Skeleton className="h-8 w-1/3" />
        <Skeleton className="h-11 w-full rounded-full" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    </SkeletonGroup>
  );
}
