import "server-only";
import { serviceUrl } from "./environment";

/** What a page can expect of the catalog; `slow` when it has not answered yet. */
export type CatalogState = "answers" | "slow" | "unavailable";

/** The proxy gives the state to the page in this header of the request. */
export const CATALOG_STATE_HEADER = "x-catalog-state";

/** A catalog that takes longer is slow. */
const PROBE_MS = 200;
/** A catalog that answered is not asked again for this long. Another state can end at any moment. */
const TRUSTED_MS = 2_000;

let answeredAt = 0;
let probe: Promise<CatalogState> | undefined;

/** Asks the catalog for one product; requests at the same time share one probe. */
export async function catalogState(now = Date.now, waitMs = PROBE_MS): Promise<CatalogState> {
  if (now() - answeredAt < TRUSTED_MS) return "answers";
  probe ??= askCatalog(waitMs).finally(() => (probe = undefined));
  const state = await probe;
  if (state === "answers") answeredAt = now();
  return state;
}

async function askCatalog(waitMs: number): Promise<CatalogState> {
  const base = serviceUrl("catalog");
  if (!base) return "unavailable";
  try {
    const signal = AbortSignal.timeout(waitMs);
    const { status } = await fetch(`${base}/products?limit=1`, { signal, cache: "no-store" });
    return status >= 500 ? "unavailable" : "answers";
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError" ? "slow" : "unavailable";
  }
}
