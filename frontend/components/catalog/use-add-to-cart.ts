"use client";

import { useState } from "react";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { useToast } from "@/components/providers/toast";
import type { Product } from "@/lib/api/types";
import { shortName } from "@/lib/short-name";

/** Puts a product into the cart and says so once the cart service has it. Every press counts, also while one is sent. */
export function useAddToCart({ productId, title, price, imageUrl, stock }: Product) {
  const { change } = useCart();
  const { t } = useI18n();
  const toast = useToast();
  const [beingAdded, setBeingAdded] = useState(0);

  const add = async (quantity: number) => {
    setBeingAdded((count) => count + 1);
    const addedAt = new Date().toISOString();
    const isAdded = await change({
      kind: "add",
      line: { productId, title, price, imageUrl, quantity, addedAt },
      stock,
    });
    setBeingAdded((count) => count - 1);
    if (!isAdded) return;
    toast({
      tone: "good",
      text: t("product.added", { title: shortName(title) }),
      link: { href: "/cart", text: t("product.viewCart") },
    });
  };

  return { add, isAdding: beingAdded > 0 };
}
