package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.kit.aws.Attributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The reads and writes of a product with one of its reservations. A condition on {@code stock} also
 * says that the product is there.
 */
record ReservationRequests(String products, String reservations) {

  List<TransactWriteItem> hold(Reservation reservation, Instant at) {
    Map<String, AttributeValue> values = values(reservation.quantity(), at);
    return List.of(
        stock(reservation, "SET stock = stock - :n, updatedAt = :at", "stock >= :n", values),
        putIfUnknown(reservation, at));
  }

  List<TransactWriteItem> giveBack(Reservation reservation, Instant at) {
    Map<String, AttributeValue> values = values(reservation.quantity(), at);
    values.put(":full", Attributes.number(Stock.MAX - reservation.quantity().value()));
    return List.of(
        stock(reservation, "SET stock = stock + :n, updatedAt = :at", "stock <= :full", values),
        putIfHeld(reservation.released(), at));
  }

  List<TransactWriteItem> leaveTombstone(Reservation reservation, Instant at) {
    ConditionCheck known =
        ConditionCheck.builder()
            .tableName(products)
            .key(ProductItem.key(reservation.productId()))
            .conditionExpression("attribute_exists(productId)")
            .build();
    return List.of(
        TransactWriteItem.builder().conditionCheck(known).build(), putIfUnknown(reservation, at));
  }

  GetItemRequest product(Reservation reservation) {
    return GetItemRequest.builder()
        .tableName(products)
        .key(ProductItem.key(reservation.productId()))
        .consistentRead(true)
        .build();
  }

  /** First the product, then the reservation. */
  List<TransactGetItem> both(Reservation reservation) {
    return List.of(
        get(products, ProductItem.key(reservation.productId())),
        get(reservations, ReservationItem.key(reservation)));
  }

  private static TransactGetItem get(String table, Map<String, AttributeValue> key) {
    return TransactGetItem.builder().get(Get.builder().tableName(table).key(key).build()).build();
  }

  private TransactWriteItem stock(
      Reservation of, String change, String condition, Map<String, AttributeValue> values) {
    Update update =
        Update.builder()
            .tableName(products)
            .key(ProductItem.key(of.productId()))
            .updateExpression(change)
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private TransactWriteItem putIfUnknown(Reservation reservation, Instant at) {
    Put put =
        put(reservation, at).conditionExpression("attribute_not_exists(reservationId)").build();
    return TransactWriteItem.builder().put(put).build();
  }

  private TransactWriteItem putIfHeld(Reservation released, Instant at) {
    Put put =
        put(released, at)
            .conditionExpression("reservationState = :held AND quantity = :n")
            .expressionAttributeValues(
                Map.of(
                    ":held", Attributes.text(Reservation.State.HELD.name()),
                    ":n", Attributes.number(released.quantity().value())))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private Put.Builder put(Reservation reservation, Instant at) {
    return Put.builder().tableName(reservations).item(ReservationItem.write(reservation, at));
  }

  private static Map<String, AttributeValue> values(Quantity quantity, Instant at) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":n", Attributes.number(quantity.value()));
    values.put(":at", Attributes.time(at));
    return values;
  }
}
