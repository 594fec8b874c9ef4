/** A call that got this answer, as Axios rejects it. */
export const failed = (status: number, data: unknown = {}, headers: Record<string, string> = {}) =>
  Object.assign(new Error(`status ${status}`), { isAxiosError: true, response: { status, data, headers } });

/** A call that got no answer. */
export const unanswered = () => Object.assign(new Error("no answer"), { isAxiosError: true });

export function memoryStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}
