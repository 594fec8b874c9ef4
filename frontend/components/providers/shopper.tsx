"use client";

import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { browserSession } from "@/lib/api/session";
import { browserStorage } from "@/lib/browser-storage";
import { ShopperStore } from "@/lib/shopper/shopper-store";
import type { SessionChange, Shoppers } from "@/lib/shopper/shoppers";

interface Shopping {
  /** Undefined until the page is interactive, and while the browser has no session yet. */
  shoppers: Shoppers | undefined;
  /** Resolves to whether the server has changed the session. */
  change(change: SessionChange): Promise<boolean>;
}

const ShopperContext = createContext<Shopping | undefined>(undefined);

const storage = { removeItem: (key: string) => browserStorage().removeItem(key) };
const onServer = () => undefined;

/** `initial` are the shoppers of the request's session. */
export function ShopperProvider({ initial, children }: { initial?: Shoppers; children: ReactNode }) {
  const [store] = useState(() => new ShopperStore(initial, browserSession, storage));
  const shoppers = useSyncExternalStore<Shoppers | undefined>(store.subscribe, store.shoppers, onServer);
  const value = useMemo<Shopping>(
    () => ({ shoppers, change: (change) => store.change(change) }),
    [store, shoppers],
  );
  return <ShopperContext value={value}>{children}</ShopperContext>;
}

export function useShopper(): Shopping {
  const shopping = use(ShopperContext);
  if (!shopping) throw new Error("useShopper is used outside of ShopperProvider");
  return shopping;
}
