package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.kit.aws.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A reservation as an item of the reservations table, with the time at which DynamoDB may delete
 * it. That is a permission to forget and no deadline: an item that is still there counts.
 */
final class ReservationItem {
  static final String PRODUCT_ID = "productId";
  static final String RESERVATION_ID = "reservationId";
  static final String QUANTITY = "quantity";
  static final String STATE = "reservationState";
  static final String EXPIRES_AT = "expiresAt";
  static final String UPDATED_AT = "updatedAt";

  /**
   * Were a held reservation forgotten before its release, its stock would be lost. A release can be
   * as late as somebody moves an order's message back from a dead-letter queue, which keeps it for
   * 14 days each time. A year is far beyond that, at about 150 bytes a reservation.
   */
  static final Duration HELD_FOR = Duration.ofDays(365);

  /**
   * Were a tombstone forgotten too early, a reserve on its way would take stock for good. A reserve
   * is on its way for seconds; 30 days also outlast a saga that is replayed from a dead-letter
   * queue.
   */
  static final Duration RELEASED_FOR = Duration.ofDays(30);

  private ReservationItem() {}

  static Map<String, AttributeValue> key(Reservation reservation) {
    return Map.of(
        PRODUCT_ID, Attributes.text(reservation.productId().value()),
        RESERVATION_ID, Attributes.text(reservation.reservationId().value()));
  }

  static Map<String, AttributeValue> write(Reservation reservation, Instant at) {
    Map<String, AttributeValue> item = new HashMap<>(key(reservation));
    item.put(QUANTITY, Attributes.number(reservation.quantity().value()));
    item.put(STATE, Attributes.text(reservation.state().name()));
    item.put(UPDATED_AT, Attributes.time(at));
    item.put(EXPIRES_AT, Attributes.number(expiry(reservation, at).getEpochSecond()));
    return item;
  }

  static Reservation read(Map<String, AttributeValue> item) {
    return new Reservation(
        new ProductId(Attributes.get(item, PRODUCT_ID).s()),
        new ReservationId(Attributes.get(item, RESERVATION_ID).s()),
        new Quantity(Integer.parseInt(Attributes.get(item, QUANTITY).n())),
        Reservation.State.valueOf(Attributes.get(item, STATE).s()));
  }

  private static Instant expiry(Reservation reservation, Instant at) {
    return at.plus(reservation.isHeld() ? HELD_FOR : RELEASED_FOR);
  }
}
