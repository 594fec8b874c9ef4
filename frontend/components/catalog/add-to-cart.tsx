"use client";

import { useState } from "react";
import { useCart } from "@/components/providers/cart";
import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { Product } from "@/lib/api/types";
import { MAX_QUANTITY } from "@/lib/cart/limits";
import { quantityIn } from "@/lib/cart/refusals";
import { CartRefusal, RefusalNote } from "./cart-refusal";
import { useAddToCart } from "./use-add-to-cart";

export function AddToCart({ product }: { product: Product }) {
  const { t } = useI18n();
  const { shoppers } = useShopper();
  const [quantity, setQuantity] = useState(1);
  const { add, isAdding } = useAddToCart(product);
  const { productId, title, stock } = product;
  const inCart = quantityIn(useCart().lines, productId);

  if (stock === 0) {
    return (
      <Button look="secondary" disabled className="w-full sm:w-auto">
        {t("product.soldOut")}
      </Button>
    );
  }
  return (
    <div className="flex flex-wrap gap-3">
      <QuantityStepper
        title={title}
        quantity={quantity}
        most={Math.min(stock, MAX_QUANTITY)}
        onChange={setQuantity}
      />
      <Button
        busy={isAdding || !shoppers}
        onClick={() => void add(quantity)}
        className="min-w-48 flex-1 sm:flex-none sm:px-8"
      >
        <Icon name="cart" />
        {isAdding ? t("product.adding") : t("product.add")}
      </Button>
      {inCart > 0 && inCart + quantity > stock ? (
        <RefusalNote kind="stockLimit" stock={stock} inCart={inCart} />
      ) : (
        <CartRefusal productId={productId} />
      )}
    </div>
  );
}
