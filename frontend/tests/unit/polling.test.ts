import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Order } from "@/lib/api/types";
import { isSettled, nextDelay, startPolling } from "@/lib/orders/polling";
import { failed, unanswered } from "./fixtures";

const at = (status: Order["status"]) => ({ orderId: "order-1", status }) as Order;

function watching(...answers: (Order | Error)[]) {
  const fetchOrder = vi.fn<() => Promise<Order>>();
  for (const answer of answers) {
    if (answer instanceof Error) fetchOrder.mockRejectedValueOnce(answer);
    else fetchOrder.mockResolvedValueOnce(answer);
  }
  fetchOrder.mockResolvedValue(at("PENDING"));
  const page = { visible: true, notify: () => undefined as void };
  const seen: string[] = [];
  const problems: string[] = [];
  const start = () =>
    startPolling<Order>({
      poll: fetchOrder,
      isOpen: (order) => !isSettled(order),
      onResult: ({ status }) => seen.push(status),
      onProblem: ({ kind }) => problems.push(kind),
      visibility: {
        isVisible: () => page.visible,
        onChange: (listener) => {
          page.notify = listener;
          return () => (page.notify = () => undefined);
        },
      },
    });
  const show = (visible: boolean) => {
    page.visible = visible;
    page.notify();
  };
  return { start, fetchOrder, seen, problems, show };
}

describe("polling an order", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks at once and then every two seconds until the order is shipped", async () => {
    const { start, fetchOrder, seen } = watching(at("PENDING"), at("PAID"), at("SHIPPED"));
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toEqual(["PENDING", "PAID", "SHIPPED"]);
    expect(fetchOrder).toHaveBeenCalledTimes(3);
  });

  it("ends with a failed payment", async () => {
    const { start, fetchOrder } = watching(at("FAILED"));
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchOrder).toHaveBeenCalledTimes(1);
  });

  it("does not ask while the page is hidden, and at once when it is visible again", async () => {
    const { start, fetchOrder, show } = watching();
    start();
    await vi.advanceTimersByTimeAsync(0);
    show(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchOrder).toHaveBeenCalledTimes(1);
    show(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchOrder).toHaveBeenCalledTimes(2);
  });

  it("continues after failures, less often", async () => {
    const { start, seen, problems, fetchOrder } = watching(unanswered(), failed(503), at("SHIPPED"));
    start();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(fetchOrder).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(problems).toEqual(["unavailable", "unavailable"]);
    expect(seen).toEqual(["SHIPPED"]);
  });

  it("asks once more when the page is visible again, also after the order is shipped", async () => {
    const { start, fetchOrder, show } = watching(at("SHIPPED"), at("SHIPPED"));
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    show(false);
    show(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchOrder).toHaveBeenCalledTimes(2);
  });

  it("stops when the order does not exist", async () => {
    const { start, fetchOrder } = watching(failed(404));
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchOrder).toHaveBeenCalledTimes(1);
  });

  it("stops on request", async () => {
    const { start, fetchOrder } = watching();
    const stop = start();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchOrder).toHaveBeenCalledTimes(1);
  });
});

describe("the delay between two polls", () => {
  it("is two seconds for the first half minute, then grows to a quarter of a minute", () => {
    const pauses = [1, 15, 16, 17, 100].map((polls) => nextDelay(polls, 0));
    expect(pauses).toEqual([2_000, 2_000, 3_000, 4_500, 15_000]);
  });

  it("grows with each failure in a row", () => {
    expect([0, 1, 2, 50].map((failures) => nextDelay(1, failures))).toEqual([2_000, 3_000, 4_500, 15_000]);
  });
});
