"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";

interface Props {
  src: string | undefined;
  /** Empty where the product's name stands right beside it. */
  alt?: string;
  /** For images at the top of a page, which should not wait. */
  isFirst?: boolean;
  className?: string;
}

/** A product's picture on its square tile; products without one, or with a broken one, get a quiet stand-in. */
export function ProductImage({ src, alt = "", isFirst = false, className = "" }: Props) {
  const [failedSrc, setFailedSrc] = useState<string>();
  const frame = `aspect-square overflow-hidden bg-sunken ${className}`;
  if (!src || failedSrc === src) {
    return (
      <span className={`grid place-items-center text-muted ${frame}`}>
        <Icon name="box" className="size-1/3" />
      </span>
    );
  }
  return (
    <span className={`block ${frame}`}>
      {/* The pictures are small SVGs, or come from wherever the catalog says: Next's optimiser could not help. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        src={src}
        alt={alt}
        width={800}
        height={800}
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : "auto"}
        decoding="async"
        onError={() => setFailedSrc(src)}
        className="size-full object-cover dark:brightness-90"
      />
    </span>
  );
}
