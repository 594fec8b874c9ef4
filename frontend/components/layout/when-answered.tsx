import { Suspense, type ReactNode } from "react";
import type { Result } from "@/lib/api/problem";
import { inTime } from "@/lib/server/catalog";

interface Props<T> {
  answer: Promise<Result<T>>;
  content: "list" | "product";
  /** Shown until a slow answer comes. */
  fallback: ReactNode;
  children: (answer: Result<T>) => ReactNode;
}

/**
 * Renders the answer of the catalog. An answer that comes in time is part of the first document: `notFound` can still set
 * the status, and the page works without scripts. A slow answer follows the rest of the page.
 */
export async function WhenAnswered<T>({ answer, content, fallback, children }: Props<T>) {
  const early = await inTime(answer, content);
  if (early) return children(early);
  return (
    <Suspense fallback={fallback}>
      <Answered answer={answer}>{children}</Answered>
    </Suspense>
  );
}

async function Answered<T>({ answer, children }: Pick<Props<T>, "answer" | "children">) {
  return children(await answer);
}
