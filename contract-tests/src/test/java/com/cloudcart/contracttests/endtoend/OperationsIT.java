package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.aws.Attributes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The operator's command {@code cfn/shop.sh} on the deployed shop. */
class OperationsIT extends EndToEnd {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ORDERS = "OrdersTableDev";
  private static final String RESERVATIONS = "StockReservationsTableDev";

  OperationsIT(LocalCloud cloud) {
    super(cloud);
  }

  @Test
  void dead_letter_has_its_reason_and_completes_its_order_after_the_cause_is_mended() {
    cloud.setEnvironment(ShopFunction.PAYMENT, "ORDERS_TABLE", "NoSuchTable");
    String orderId;
    try {
      orderId = orderId(shop.placeOrder(user, invariant.stock(5).times(2)));
      Await.until(
          "the dead letter of " + orderId,
          LIMIT,
          () -> operate("dlq", "list", "payment").contains(orderId));
    } finally {
      cloud.setEnvironment(ShopFunction.PAYMENT, "ORDERS_TABLE", ORDERS);
    }

    String letter =
        operate("dlq", "list", "payment")
            .lines()
            .filter(r -> r.contains(orderId))
            .findFirst()
            .orElseThrow();
    assertThat(letter).contains("Message failed, returned to its queue: ");
    String id = id(letter);
    assertThat(operate("dlq", "redrive", "payment", id, "--yes"))
        .contains("1 moved to OrderPlacedQueueDev");

    assertThat(shop.awaitEnd(orderId, user).get("status").textValue()).isEqualTo("SHIPPED");
    assertThat(operate("dlq", "list", "payment")).doesNotContain(id);
    operate("dlq", "drop", "payment", "--all", "--yes");
  }

  @Test
  void dropped_message_is_deleted_and_the_others_stay() {
    MessageQueue dead = new MessageQueue(cloud, "PaymentSuccessDLQDev");
    dead.send("{\"dead\": 1}", "{\"dead\": 2}");
    String id = id(operate("dlq", "list", "shipment").lines().toList().get(3));

    assertThat(operate("dlq", "show", "shipment", id)).contains("{\"dead\": ");
    assertThat(operate("dlq", "drop", "shipment", id, "--yes")).contains("1 deleted");

    assertThat(operate("dlq", "drop", "shipment", "--all", "--yes")).contains("1 deleted");
  }

  @Test
  void paid_order_whose_event_is_lost_is_recovered() {
    assertThat(operate("pause", "shipment", "--yes")).contains("no longer reads its queue");
    String orderId;
    try {
      orderId = orderId(shop.placeOrder(user, invariant.stock(5).times(2)));
      paid.await();
      paid.purge();
    } finally {
      assertThat(operate("resume", "shipment")).contains("reads its queue again");
    }

    assertThat(operate("recover", orderId, "--yes")).contains("PAID → SHIPPED");
  }

  @Test
  void life_of_an_order_is_read_from_its_record_and_the_logs() {
    Product mug = invariant.stock(5);
    String orderId = orderId(shop.placeOrder(user, mug.times(2)));
    shop.awaitEnd(orderId, user);

    assertThat(operate("trace", orderId))
        .contains("order accepted", "Stock reserved", "Payment succeeded, event sent")
        .contains("Order shipped", "TRK-")
        .containsPattern(mug.productId() + " +2 +HELD ")
        .doesNotContain(user);
  }

  @Test
  void audit_finds_planted_violations_and_nothing_wrong_with_a_sound_order() {
    Product mug = invariant.stock(5);
    String sound = orderId(shop.placeOrder(user, mug.times(1)));
    String planted = orderId(shop.placeOrder(user, mug.times(2)));
    shop.awaitEnd(sound, user);
    shop.awaitEnd(planted, user);
    Map<String, AttributeValue> held =
        Map.of(
            "productId", Attributes.text(mug.productId()),
            "reservationId", Attributes.text(planted));
    Map<String, AttributeValue> reservation =
        cloud.dynamoDb().getItem(get -> get.tableName(RESERVATIONS).key(held)).item();
    Map<String, AttributeValue> order = Map.of("orderId", Attributes.text(planted));
    Map<String, AttributeValue> stored =
        cloud.dynamoDb().getItem(get -> get.tableName(ORDERS).key(order)).item();

    cloud.dynamoDb().deleteItem(delete -> delete.tableName(RESERVATIONS).key(held));
    String lost = audit();
    cloud.dynamoDb().putItem(put -> put.tableName(RESERVATIONS).item(reservation));
    cloud.dynamoDb().deleteItem(delete -> delete.tableName(ORDERS).key(order));
    String orphaned = audit();
    cloud.dynamoDb().putItem(put -> put.tableName(ORDERS).item(stored));

    assertThat(lost)
        .contains(
            "stock not held: order %s, product %s: 0 held, 2 ordered"
                .formatted(planted, mug.productId()))
        .doesNotContain(sound);
    assertThat(orphaned)
        .contains(
            "stock held for no order: order %s, product %s: 2 held"
                .formatted(planted, mug.productId()))
        .doesNotContain(sound);
    assertThat(audit()).doesNotContain(planted, sound);
    assertThat(operate("trace", planted)).contains("Violation found", "rule stock not held");
  }

  /** The id of the message in a row of {@code dlq list}. */
  private static String id(String row) {
    String stripped = row.strip();
    return stripped.substring(0, stripped.indexOf(' '));
  }

  private String audit() {
    return cloud.operate("audit", "--between", "0").text();
  }

  private String operate(String... arguments) {
    ScriptResult result = cloud.operate(arguments);
    assertThat(result.exitCode()).as(result.text()).isZero();
    return result.text();
  }
}
