import { attempt, type Problem } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 15_000;
/** So many polls go at the first pace; an order normally ships within them. */
const EAGER_POLLS = 15;
const GROWTH = 1.5;

export const isSettled = ({ status }: Pick<Order, "status">) => status === "SHIPPED" || status === "FAILED";

/** How long to wait before the next poll, after `polls` answers and `failures` failures in a row. */
export function nextDelay(polls: number, failures: number): number {
  const steps = Math.max(0, polls - EAGER_POLLS) + failures;
  return Math.min(LONGEST_DELAY_MS, Math.round(FIRST_DELAY_MS * GROWTH ** steps));
}

/** Whether anybody is looking. `onChange` tells of each change and returns how to stop that. */
export interface Visibility {
  isVisible(): boolean;
  onChange(listener: () => void): () => void;
}

interface Watch {
  fetchOrder(): Promise<Order>;
  onOrder(order: Order): void;
  onProblem(problem: Problem): void;
  visibility: Visibility;
}

/**
 * Follows an order until it is shipped or failed: asks every 2 s, less often the longer it takes or while calls
 * fail, not at all while the page is hidden, and at once when it is looked at again. Returns how to stop.
 */
export function watchOrder({ fetchOrder, onOrder, onProblem, visibility }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let polls = 0;
  let failures = 0;
  let asking = false;
  let ended = false;

  const schedule = () => {
    clearTimeout(timer);
    if (!ended && visibility.isVisible()) timer = setTimeout(poll, nextDelay(polls, failures));
  };

  async function poll() {
    if (asking || ended) return;
    asking = true;
    const answer = await attempt(fetchOrder);
    asking = false;
    if (ended) return;
    polls += 1;
    failures = answer.ok ? 0 : failures + 1;
    if (answer.ok) onOrder(answer.value);
    else onProblem(answer.problem);
    const hopeless =
      !answer.ok && (answer.problem.kind === "notFound" || answer.problem.kind === "forbidden");
    if ((answer.ok && isSettled(answer.value)) || hopeless) stop();
    else schedule();
  }

  const unsubscribe = visibility.onChange(() => {
    clearTimeout(timer);
    if (visibility.isVisible()) void poll();
  });

  function stop() {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
  }

  if (visibility.isVisible()) void poll();
  return stop;
}
