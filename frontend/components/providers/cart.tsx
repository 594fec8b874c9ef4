"use client";

import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { browserCalls } from "@/lib/api/browser";
import type { Problem } from "@/lib/api/problem";
import {
  emptyCart,
  visibleLines,
  type CartChange,
  type CartLine,
  type CartState,
} from "@/lib/cart/cart-state";
import { CartStore, type NewCartChange } from "@/lib/cart/cart-store";
import { shortName } from "@/lib/short-name";
import { useI18n } from "./i18n";
import { useShopper } from "./shopper";
import { useToast } from "./toast";

interface CartView {
  phase: CartState["phase"];
  problem: Problem | undefined;
  lines: readonly CartLine[];
  /** Whether changes are still on their way to the service. */
  isSaving: boolean;
  change(change: NewCartChange): Promise<boolean>;
  reload(): Promise<void>;
  retry(): Promise<void>;
}

const CartContext = createContext<CartView | undefined>(undefined);
const noSubscription = () => () => undefined;
const noState = () => emptyCart;

export function CartProvider({ children }: { children: ReactNode }) {
  const userId = useShopper().shoppers?.current;
  const onRolledBack = useRollbackMessage();
  const store = useMemo(
    () => (userId ? new CartStore(userId, browserCalls, onRolledBack) : undefined),
    [userId, onRolledBack],
  );
  useFreshCart(store);

  const state = useSyncExternalStore(store?.subscribe ?? noSubscription, store?.state ?? noState, noState);
  const actions = useMemo(
    () => ({
      change: (change: NewCartChange) => store?.change(change) ?? Promise.resolve(false),
      reload: () => store?.load() ?? Promise.resolve(),
      retry: () => store?.retry() ?? Promise.resolve(),
    }),
    [store],
  );
  const value = useMemo<CartView>(() => ({ ...viewOf(state), ...actions }), [state, actions]);
  return <CartContext value={value}>{children}</CartContext>;
}

const viewOf = (state: CartState) => ({
  phase: state.phase,
  problem: state.problem,
  lines: visibleLines(state),
  isSaving: state.pending.length > 0,
});

/** Reads the cart at the start, and again whenever the page is looked at after another tab may have changed it. */
function useFreshCart(store: CartStore | undefined) {
  useEffect(() => {
    if (!store) return;
    void store.load();
    const onVisible = () => {
      if (document.visibilityState === "visible") void store.load();
    };
    const onOnline = () => void store.load();
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", onOnline);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onOnline);
    };
  }, [store]);
}

function useRollbackMessage() {
  const { t } = useI18n();
  const toast = useToast();
  return useCallback(
    (change: CartChange, _problem: Problem, line: CartLine | undefined) => {
      const kind = change.kind === "setQuantity" ? "quantity" : change.kind;
      toast({ tone: "bad", text: t(`cart.failed.${kind}`, { title: shortName(line?.title ?? "") }) });
    },
    [t, toast],
  );
}

export function useCart(): CartView {
  const cart = use(CartContext);
  if (!cart) throw new Error("useCart is used outside of CartProvider");
  return cart;
}
