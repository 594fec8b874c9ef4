/** A call that got this answer, as Axios rejects it. */
export const failed = (status: number, data: unknown = {}, headers: Record<string, string> = {}) =>
  Object.assign(new Error(`status ${status}`), { isAxiosError: true, response: { status, data, headers } });

/** A call that got no answer. */
export const unanswered = () => Object.assign(new Error("no answer"), { isAxiosError: true });
