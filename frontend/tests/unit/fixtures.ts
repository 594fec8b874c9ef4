import type { Product } from "@/lib/api/types";

export const product = (productId: string, fields: Partial<Product> = {}): Product => ({
  productId,
  title: productId,
  price: 10,
  stock: 1,
  createdAt: "2026-11-23T01:02:03.456Z",
  updatedAt: "2026-11-23T01:02:03.456Z",
  ...fields,
});

/** A call that got this answer, as Axios rejects it. */
export const failed = (status: number, data: unknown = {}, headers: Record<string, string> = {}) =>
  Object.assign(new Error(`status ${status}`), { isAxiosError: true, response: { status, data, headers } });

/** A call that got no answer. */
export const unanswered = () => Object.assign(new Error("no answer"), { isAxiosError: true });
