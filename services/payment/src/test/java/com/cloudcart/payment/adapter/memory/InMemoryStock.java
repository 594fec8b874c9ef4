package com.cloudcart.payment.adapter.memory;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.StockReservations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reservations in memory, which are unavailable on demand. */
public final class InMemoryStock implements StockReservations {
  private final Map<String, Integer> quantities = new HashMap<>();
  private final Set<String> reservations = new HashSet<>();
  private String unavailable = "";

  /** The quantity of a product that was released. */
  public int released(String productId) {
    return quantities.getOrDefault(productId, 0);
  }

  /** From now on, releases of this product fail; an empty id ends this. */
  public void failFor(String productId) {
    unavailable = productId;
  }

  @Override
  public void release(OrderId orderId, OrderLine line) {
    String productId = line.productId().value();
    if (productId.equals(unavailable)) {
      throw new DependencyUnavailable("no answer about " + productId, 1);
    }
    if (reservations.add(orderId + " " + productId)) {
      quantities.merge(productId, line.quantity(), Integer::sum);
    }
  }
}
