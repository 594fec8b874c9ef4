package com.cloudcart.audit.domain;

import java.util.Comparator;

/**
 * A rule that the records break. Two passes have seen the same violation when all its texts are
 * equal.
 *
 * @param orderId empty for a rule about a product
 * @param productId empty for a rule about a whole order
 * @param difference what is stored, and what the rule asks for; no personal data
 */
public record Violation(String rule, String orderId, String productId, String difference)
    implements Comparable<Violation> {
  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::rule)
          .thenComparing(Violation::orderId)
          .thenComparing(Violation::productId)
          .thenComparing(Violation::difference);

  static Violation of(String rule, OrderId order, String difference) {
    return new Violation(rule, order.value(), "", difference);
  }

  static Violation of(String rule, OrderId order, ProductId product, String difference) {
    return new Violation(rule, order.value(), product.value(), difference);
  }

  static Violation of(String rule, ProductId product, String difference) {
    return new Violation(rule, "", product.value(), difference);
  }

  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }
}
