"use client";

import { createContext, use, useCallback, useRef, useState, type ReactNode } from "react";
import { ToastList, type Toast } from "@/components/ui/toast-list";

type Show = (toast: Omit<Toast, "id">) => void;

const ToastContext = createContext<Show | undefined>(undefined);

/** Short messages at the edge of the page, which screen readers announce. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastId = useRef(0);

  const dismiss = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const show = useCallback<Show>((toast) => {
    const id = ++lastId.current;
    setToasts((shown) => [...shown.filter(({ text }) => text !== toast.text), { ...toast, id }].slice(-3));
  }, []);

  return (
    <ToastContext value={show}>
      {children}
      <ToastList toasts={toasts} onDismiss={dismiss} />
    </ToastContext>
  );
}

export function useToast(): Show {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast is used outside of ToastProvider");
  return show;
}
