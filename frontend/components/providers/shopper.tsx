"use client";

import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { browserStorage } from "@/lib/browser-storage";
import { newGuest, ShopperStore, type Shoppers } from "@/lib/shopper/shopper-store";

interface Shopping {
  /** Undefined on the server: only the browser knows the shopper. */
  shoppers: Shoppers | undefined;
  switchTo(userId: string): void;
  startAsGuest(): void;
}

const ShopperContext = createContext<Shopping | undefined>(undefined);

let store: ShopperStore | undefined;
const browserStore = () => (store ??= new ShopperStore(browserStorage()));
const subscribe = (listener: () => void) => browserStore().subscribe(listener);
const inBrowser = () => browserStore().shoppers();
const onServer = () => undefined;

export function ShopperProvider({ children }: { children: ReactNode }) {
  const shoppers = useSyncExternalStore<Shoppers | undefined>(subscribe, inBrowser, onServer);
  const value = useMemo<Shopping>(
    () => ({
      shoppers,
      switchTo: (userId) => browserStore().switchTo(userId),
      startAsGuest: () => browserStore().switchTo(newGuest()),
    }),
    [shoppers],
  );
  return <ShopperContext value={value}>{children}</ShopperContext>;
}

export function useShopper(): Shopping {
  const shopping = use(ShopperContext);
  if (!shopping) throw new Error("useShopper is used outside of ShopperProvider");
  return shopping;
}
