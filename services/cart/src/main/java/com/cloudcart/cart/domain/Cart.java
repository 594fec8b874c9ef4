package com.cloudcart.cart.domain;

import java.util.Comparator;
import java.util.List;

/** The items of one user, oldest first. */
public record Cart(UserId userId, List<CartItem> items) {
  /** The most products in a cart: as many as an order takes. */
  public static final int MAX_ITEMS = 50;

  private static final Comparator<CartItem> BY_TIME =
      Comparator.comparing(CartItem::addedAt).thenComparing(item -> item.id().productId().value());

  public Cart {
    items = items.stream().sorted(BY_TIME).toList();
  }

  public Money totalAmount() {
    return items.stream().map(CartItem::amount).reduce(Money.ZERO, Money::plus);
  }
}
