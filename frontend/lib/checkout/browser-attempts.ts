import { browserStorage } from "@/lib/browser-storage";
import { Attempts } from "./attempts";
import type { Exclusively } from "./settle";

let attempts: Attempts | undefined;

/** The attempts kept in this browser. */
export const browserAttempts = (): Attempts =>
  (attempts ??= new Attempts(browserStorage(), () => crypto.randomUUID(), Date.now));

/** Web Locks where the browser has them; without, a second tab may do the same work again, which changes nothing. */
export const exclusively: Exclusively = async (work) =>
  "locks" in navigator ? await navigator.locks.request("cloudcart.settle", work) : await work();
