package com.cloudcart.cart.domain;

import com.cloudcart.kit.test.TestTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cart items for tests that are about something else. */
public final class CartItemMother {
  public static final Instant ADDED = TestTime.now();

  private CartItemMother() {}

  public static CartItem mugs(UserId user, int quantity) {
    return item(user, "mug", snapshot("12.50", "/images/mug.svg"), quantity);
  }

  public static CartItem giftCards(UserId user, int quantity) {
    return item(user, "gift-card", snapshot("0.10", null), quantity);
  }

  public static CartItem item(UserId user, String product, ProductSnapshot snapshot, int quantity) {
    CartItemId id = new CartItemId(user, new ProductId(product));
    return new CartItem(id, snapshot, new Quantity(quantity), ADDED);
  }

  public static ProductSnapshot snapshot(String price, @Nullable String imageUrl) {
    return new ProductSnapshot(new Title("At " + price), Money.of(price), imageUrl);
  }

  public static UserId newUser() {
    return new UserId("ann-" + UUID.randomUUID() + "@example.com");
  }
}
