import { attempt, type Problem } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 15_000;
/** The number of polls at the first pace; an order normally ships within them. */
const EAGER_POLLS = 15;
const GROWTH = 1.5;

export const isSettled = ({ status }: Pick<Order, "status">) => status === "SHIPPED" || status === "FAILED";

/** How long to wait before the next poll, after `polls` answers and `failures` failures in a row. */
export function nextDelay(polls: number, failures: number): number {
  const steps = Math.max(0, polls - EAGER_POLLS) + failures;
  return Math.min(LONGEST_DELAY_MS, Math.round(FIRST_DELAY_MS * GROWTH ** steps));
}

/** Whether the page is visible. `onChange` reports each moment at which a poll is worthwhile; it returns how to stop. */
export interface Visibility {
  isVisible(): boolean;
  onChange(listener: () => void): () => void;
}

interface Polling<T> {
  poll(): Promise<T>;
  /** Whether the next poll can have another result. */
  isOpen(result: T): boolean;
  onResult(result: T): void;
  onProblem(problem: Problem): void;
  visibility: Visibility;
}

/**
 * Polls every 2 s while the result is open, less often the longer it takes or while calls fail, not at all while the
 * page is hidden, and at once when it becomes visible again. Returns how to stop.
 */
export function startPolling<T>({ poll, isOpen, onResult, onProblem, visibility }: Polling<T>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let polls = 0;
  let failures = 0;
  let isPolling = false;
  let isStopped = false;

  async function pollOnce() {
    clearTimeout(timer);
    if (isPolling || isStopped || !visibility.isVisible()) return;
    isPolling = true;
    const answer = await attempt(poll);
    isPolling = false;
    if (isStopped) return;
    polls += 1;
    failures = answer.ok ? 0 : failures + 1;
    if (answer.ok) onResult(answer.value);
    else onProblem(answer.problem);
    const isWorthwhile = answer.ok ? isOpen(answer.value) : canPass(answer.problem);
    if (isWorthwhile) timer = setTimeout(pollOnce, nextDelay(polls, failures));
  }

  const unsubscribe = visibility.onChange(() => void pollOnce());
  void pollOnce();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}

const canPass = ({ kind }: Problem) => kind !== "notFound" && kind !== "forbidden";
