"use client";

import { useCallback, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { isPictureAddress } from "@/lib/catalog/picture";

interface Props {
  src: string | undefined;
  /** Empty where the product's name is beside the picture. */
  alt?: string;
  /** For images at the top of a page, which load first. */
  isFirst?: boolean;
  className?: string;
}

/** A product's picture on its square tile. A missing or broken picture is replaced by a coloured placeholder. */
export function ProductImage({ src, alt = "", isFirst = false, className = "" }: Props) {
  const [failedSrc, setFailedSrc] = useState<string>();
  // A picture may have failed before React attached `onError`; then it is complete and has no size.
  const noticeEarlyFailure = useCallback(
    (picture: HTMLImageElement | null) => {
      if (picture?.complete && picture.naturalWidth === 0) setFailedSrc(src);
    },
    [src],
  );
  const frame = `aspect-square overflow-hidden bg-sunken ${className}`;
  if (!isPictureAddress(src) || failedSrc === src) {
    return (
      <span data-testid="placeholder" className={`grid place-items-center text-muted ${frame}`}>
        <Icon name="box" className="size-1/3" />
      </span>
    );
  }
  return (
    <span className={`block ${frame}`}>
      {/* The pictures are small SVGs or come from any host, so Next's optimiser does not help. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        ref={noticeEarlyFailure}
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
