package com.cloudcart.order.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines of an order: one per product, in the order in which the shopper first named them.
 * {@link #violations} reports lines that cannot be merged; they are never dropped.
 */
public record OrderLines(List<OrderLine> lines) {
  /** The most lines that an order can have. */
  public static final int MAX_LINES = 50;

  public OrderLines {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("invalid number of lines: " + lines.size());
    }
    long products = lines.stream().map(OrderLine::productId).distinct().count();
    if (products != lines.size()) {
      throw new IllegalArgumentException("two lines of one product: " + lines);
    }
  }

  /** Merges lines of one product; only for lines without {@link #violations}. */
  public static OrderLines merging(List<OrderLine> submitted) {
    Map<ProductId, OrderLine> merged = new LinkedHashMap<>();
    for (OrderLine line : submitted) {
      merged.merge(line.productId(), line, OrderLines::merge);
    }
    return new OrderLines(List.copyOf(merged.values()));
  }

  /** Why these lines cannot be merged, as {@code field: rule}; empty when they can. */
  public static List<String> violations(List<OrderLine> submitted) {
    Map<ProductId, Long> pieces = new LinkedHashMap<>();
    Map<ProductId, Money> prices = new LinkedHashMap<>();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < submitted.size(); i++) {
      OrderLine line = submitted.get(i);
      if (pieces.merge(line.productId(), (long) line.quantity(), Long::sum)
          > OrderLine.MAX_QUANTITY) {
        found.add("items[" + i + "].quantity: over 1000000 pieces of one product in all");
      }
      Money first = prices.computeIfAbsent(line.productId(), product -> line.price());
      if (!first.equals(line.price())) {
        found.add("items[" + i + "].price: differs from another line of the same product");
      }
    }
    return List.copyOf(found);
  }

  /** The same lines with the catalog's titles, where there are any. */
  public OrderLines titled(Map<ProductId, String> titles) {
    return new OrderLines(
        lines.stream()
            .map(line -> line.titled(titles.getOrDefault(line.productId(), line.title())))
            .toList());
  }

  /**
   * The lines by productId. All orders reserve in this order, so that two orders never hold what
   * the other one still needs.
   */
  public List<OrderLine> inReservationOrder() {
    return lines.stream()
        .sorted(Comparator.comparing((OrderLine line) -> line.productId().value()))
        .toList();
  }

  public Money total() {
    return lines.stream().map(OrderLine::total).reduce(Money.ZERO, Money::plus);
  }

  /** By product, so that the same lines in any order and any split have the same text. */
  String canonical() {
    Map<String, String> byProduct = new TreeMap<>();
    for (OrderLine line : lines) {
      byProduct.put(line.productId().value(), line.quantity() + " " + line.price());
    }
    StringBuilder text = new StringBuilder();
    byProduct.forEach(
        (product, rest) -> text.append(product).append(' ').append(rest).append('\n'));
    return text.toString();
  }

  private static OrderLine merge(OrderLine one, OrderLine other) {
    if (!one.price().equals(other.price())) {
      throw new IllegalArgumentException("two prices of " + one.productId());
    }
    return new OrderLine(
        one.productId(), Math.addExact(one.quantity(), other.quantity()), one.price(), one.title());
  }
}
