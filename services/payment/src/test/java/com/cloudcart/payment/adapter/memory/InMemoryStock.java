package com.cloudcart.payment.adapter.memory;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.CatalogUnavailable;
import com.cloudcart.payment.port.StockReservations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A catalog that holds reservations, and is away on demand. */
public final class InMemoryStock implements StockReservations {
  private final Map<String, Integer> stock = new HashMap<>();
  private final Set<String> released = new HashSet<>();
  private String away = "";

  /** The pieces given back of a product. */
  public int givenBack(String productId) {
    return stock.getOrDefault(productId, 0);
  }

  /** From now on there is no answer about this product; an empty id ends it. */
  public void goAwayFor(String productId) {
    away = productId;
  }

  @Override
  public void release(OrderId orderId, OrderLine line) {
    String productId = line.productId().value();
    if (productId.equals(away)) {
      throw new CatalogUnavailable("no answer about " + productId);
    }
    if (released.add(orderId + " " + productId)) {
      stock.merge(productId, line.quantity(), Integer::sum);
    }
  }
}
