import { isId } from "@/lib/id";
import type { SessionChange, Shoppers } from "@/lib/shopper/shoppers";
import { NoUsableAnswer } from "./problem";

const ADDRESS = "/api/session";
const TIMEOUT_MS = 10_000;

/** The browser's session, which the server of the page signs. */
export interface SessionCalls {
  /** The shoppers of the session; the server starts a new session when there is none. */
  read(): Promise<Shoppers>;
  change(change: SessionChange): Promise<Shoppers>;
}

export const browserSession: SessionCalls = {
  read: () => shoppersAt({ method: "GET" }),
  change: (change) =>
    shoppersAt({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(change),
    }),
};

async function shoppersAt(init: RequestInit): Promise<Shoppers> {
  const answer = await fetch(ADDRESS, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const shoppers = answer.ok ? ((await answer.json()) as Partial<Shoppers> | null) : null;
  if (!shoppers?.current || !isId(shoppers.current) || !shoppers.known?.every(isId))
    throw new NoUsableAnswer(`${init.method} ${ADDRESS} was answered ${answer.status}`);
  return { current: shoppers.current, known: shoppers.known };
}
