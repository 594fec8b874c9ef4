package com.cloudcart.audit.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The part of an order that the rules are about. */
public record Order(OrderId id, Placement placement, Progress progress) {
  /**
   * What was ordered.
   *
   * @param idempotencyKey empty for none
   */
  public record Placement(
      String idempotencyKey, Instant createdAt, List<Line> lines, BigDecimal totalAmount) {
    public Placement {
      lines = List.copyOf(lines);
    }
  }

  /** A quantity of one product at one price. */
  public record Line(ProductId productId, int quantity, BigDecimal price) {}

  /**
   * What has happened since.
   *
   * @param waitsForRecovery whether the order is in the recovery index
   * @param trackingId empty for none
   */
  public record Progress(
      OrderStatus status, Instant updatedAt, boolean waitsForRecovery, String trackingId) {}

  boolean hasLineOf(ProductId product) {
    return placement.lines().stream().anyMatch(line -> line.productId().equals(product));
  }

  BigDecimal sumOfLines() {
    return placement.lines().stream()
        .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
