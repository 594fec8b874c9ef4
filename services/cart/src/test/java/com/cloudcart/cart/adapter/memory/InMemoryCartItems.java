package com.cloudcart.cart.adapter.memory;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItems.AddResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cart items in a map; every method is one atomic step. */
public final class InMemoryCartItems implements CartItems {
  private final Map<CartItemId, CartItem> items = new HashMap<>();

  @Override
  public synchronized AddResult addToExisting(CartItem more) {
    return items.containsKey(more.id()) ? add(more) : new AddResult.NotInCart();
  }

  @Override
  public synchronized AddResult add(CartItem more) {
    CartItem known = items.get(more.id());
    if (known != null && !known.quantity().hasRoomFor(more.quantity())) {
      return new AddResult.LimitExceeded(known);
    }
    CartItem now = known == null ? more : known.with(more);
    items.put(now.id(), now);
    return new AddResult.Added(now);
  }

  @Override
  public synchronized Optional<CartItem> change(CartItemId id, Quantity quantity) {
    return Optional.ofNullable(items.computeIfPresent(id, (i, item) -> item.with(quantity)));
  }

  @Override
  public synchronized void remove(CartItemId id) {
    items.remove(id);
  }

  @Override
  public synchronized List<CartItem> of(UserId userId) {
    return items.values().stream().filter(item -> item.id().userId().equals(userId)).toList();
  }

  @Override
  public synchronized int count(UserId userId) {
    return of(userId).size();
  }

  @Override
  public synchronized void clear(UserId userId) {
    items.keySet().removeIf(id -> id.userId().equals(userId));
  }
}
