import { newId } from "@/lib/new-id";
import { FirstWorking, PageAttempts } from "./attempt-store";
import { Attempts } from "./attempts";
import { IndexedAttempts } from "./indexed-attempts";
import type { Exclusively } from "./settle";

let attempts: Attempts | undefined;

const browserStore = () => new FirstWorking(new IndexedAttempts(() => indexedDB), new PageAttempts());

/** The attempts kept in this browser. */
export const browserAttempts = (): Attempts => (attempts ??= new Attempts(browserStore(), newId, Date.now));

/** Web Locks where the browser has them. Without, on plain http, two tabs may both take a paid order from the cart. */
export const exclusively: Exclusively = async (work) =>
  "locks" in navigator ? await navigator.locks.request("cloudcart.settle", work) : await work();
