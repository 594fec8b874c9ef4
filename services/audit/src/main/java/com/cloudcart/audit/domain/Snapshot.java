package com.cloudcart.audit.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** All records, as one pass has read them. */
public record Snapshot(
    Map<OrderId, Order> orders,
    List<Reservation> reservations,
    List<Claim> claims,
    Map<ProductId, BigDecimal> stocks) {
  public Snapshot {
    orders = Map.copyOf(orders);
    reservations = List.copyOf(reservations);
    claims = List.copyOf(claims);
    stocks = Map.copyOf(stocks);
  }

  /** How many records a pass has read. */
  public record Counts(int orders, int reservations, int idempotencyKeys, int products) {}

  /** The number of records of each kind. */
  public Counts counts() {
    return new Counts(orders.size(), reservations.size(), claims.size(), stocks.size());
  }
}
