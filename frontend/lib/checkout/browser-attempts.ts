import { newId } from "@/lib/new-id";
import { FirstWorking, PageAttempts } from "./attempt-store";
import { Attempts } from "./attempts";
import { IndexedAttempts } from "./indexed-attempts";
import type { Exclusively } from "./settle";

let attempts: Attempts | undefined;

const browserStore = () => new FirstWorking(new IndexedAttempts(() => indexedDB), new PageAttempts());

/** The attempts that this browser stores. */
export const browserAttempts = (): Attempts => (attempts ??= new Attempts(browserStore(), newId, Date.now));

/** Uses Web Locks. On plain http, browsers have none: two tabs may then both remove the lines of a paid order. */
export const exclusively: Exclusively = async (work) =>
  "locks" in navigator ? await navigator.locks.request("cloudcart.settle", work) : await work();
