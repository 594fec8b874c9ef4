package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders.PagePosition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The opaque key of a page: the last order of the previous page, and the shopper. A key that this
 * class did not write for this shopper is refused.
 */
final class PageKey {
  private static final char SEPARATOR = ' ';

  private PageKey() {}

  static String after(Order order) {
    return write(order.userId(), order.placement().createdAt(), order.orderId());
  }

  static Optional<PagePosition> read(String key, UserId userId) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
      if (parts.size() != 3) {
        return Optional.empty();
      }
      Instant createdAt = Instant.parse(parts.get(1));
      OrderId orderId = new OrderId(parts.get(2));
      return write(userId, createdAt, orderId).equals(key)
          ? Optional.of(new PagePosition.After(createdAt, orderId))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  private static String write(UserId userId, Instant createdAt, OrderId orderId) {
    String text = userId.value() + SEPARATOR + createdAt + SEPARATOR + orderId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
