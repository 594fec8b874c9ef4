package com.cloudcart.cart.domain;

import java.util.Comparator;
import java.util.List;

/** All that one user put aside, in the order in which it was put in. */
public record Cart(UserId userId, List<CartItem> items) {
  /**
   * How many products a cart can have. An answer of a function has at most 6 MB, and with the
   * longest titles and picture addresses an item has almost 10 kB in it.
   */
  public static final int MAX_ITEMS = 500;

  private static final Comparator<CartItem> BY_TIME =
      Comparator.comparing(CartItem::addedAt).thenComparing(item -> item.id().productId().value());

  public Cart {
    items = items.stream().sorted(BY_TIME).toList();
  }

  public Money totalAmount() {
    return items.stream().map(CartItem::amount).reduce(Money.ZERO, Money::plus);
  }
}
