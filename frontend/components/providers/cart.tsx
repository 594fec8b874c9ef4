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
  visibleTotal,
  type CartChange,
  type CartLine,
  type CartState,
} from "@/lib/cart/cart-state";
import { CartStore, type NewCartChange } from "@/lib/cart/cart-store";
import { refusalOf, type Refusal } from "@/lib/cart/refusals";
import type { Money } from "@/lib/money";
import { onChangeElsewhere, reportChange } from "@/lib/other-windows";
import type { Translator } from "@/lib/i18n/translator";
import { shortName } from "@/lib/short-name";
import { useI18n } from "./i18n";
import { useShopper } from "./shopper";
import { useToast } from "./toast";

interface CartView {
  phase: CartState["phase"];
  problem: Problem | undefined;
  lines: readonly CartLine[];
  total: Money;
  refused: readonly Refusal[];
  /** Whether the service has not confirmed all changes yet. */
  isSaving: boolean;
  change(change: NewCartChange): Promise<boolean>;
  /** After a change that did not go through `change`. */
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
  const actions = useMemo(() => actionsOf(store), [store]);
  const value = useMemo<CartView>(() => ({ ...viewOf(state), ...actions }), [state, actions]);
  return <CartContext value={value}>{children}</CartContext>;
}

const actionsOf = (store: CartStore | undefined) => ({
  change: async (change: NewCartChange) => {
    const isAccepted = (await store?.change(change)) ?? false;
    if (store && isAccepted) reportChange("cart", store.userId);
    return isAccepted;
  },
  reload: async () => {
    if (store) reportChange("cart", store.userId);
    await store?.load();
  },
  retry: async () => store?.retry(),
});

const viewOf = (state: CartState) => ({
  phase: state.phase,
  problem: state.problem,
  lines: visibleLines(state),
  total: visibleTotal(state),
  refused: state.refused,
  isSaving: state.pending.length > 0,
});

/** Reads the cart at the start, and again whenever another window or device may have changed it. */
function useFreshCart(store: CartStore | undefined) {
  useEffect(() => {
    if (!store) return;
    void store.load();
    const onVisible = () => {
      if (document.visibilityState === "visible") void store.load();
    };
    const onOnline = () => void store.load();
    const unsubscribe = onChangeElsewhere("cart", store.userId, () => void store.load());
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", onOnline);
    return () => {
      unsubscribe();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onOnline);
    };
  }, [store]);
}

function useRollbackMessage() {
  const translator = useI18n();
  const toast = useToast();
  return useCallback(
    (change: CartChange, problem: Problem, line: CartLine | undefined) => {
      const title = shortName(line?.title ?? "");
      toast({ tone: "bad", text: rollbackText(translator, change, problem, title) });
    },
    [translator, toast],
  );
}

function rollbackText(
  { t, number }: Translator,
  change: CartChange,
  problem: Problem,
  title: string,
): string {
  // A new price is a new line, so another product can take the last place of the cart.
  if (change.kind === "reprice" && problem.kind === "cartFull") return t("cart.lost", { title });
  if (problem.kind === "stockLimit") {
    const { stock, inCart } = problem;
    const reason = t("problem.stockLimit.title", { stock: number(stock), inCart: number(inCart) });
    return t("cart.refused", { title, reason });
  }
  const refusal = change.kind === "add" ? refusalOf(change.line, problem) : undefined;
  if (refusal) return t("cart.refused", { title, reason: t(`problem.${refusal.kind}.title`) });
  return t(`cart.failed.${change.kind === "setQuantity" ? "quantity" : change.kind}`, { title });
}

export function useCart(): CartView {
  const cart = use(CartContext);
  if (!cart) throw new Error("useCart is used outside of CartProvider");
  return cart;
}
