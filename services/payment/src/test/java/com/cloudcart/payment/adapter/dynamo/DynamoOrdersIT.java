package com.cloudcart.payment.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.test.ItemSchema;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.OrdersSuite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoOrdersIT implements OrdersSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final ItemSchema ITEMS =
      ItemSchema.load("/event-schemas/orders-table.schema.json");

  private static String table = "";

  @BeforeAll
  static void createTable() {
    table = TemplateTables.create(DYNAMO.client(), "order").name("OrdersTable");
  }

  /** What order, payment and shipment agree on is not only what one of them reads. */
  @AfterEach
  void every_item_follows_the_schema_of_the_table() {
    assertThat(ITEMS.violations(DYNAMO.client(), table)).isEmpty();
  }

  @Override
  public Orders orders() {
    return new DynamoOrders(DYNAMO.client(), table);
  }

  @Override
  public void given(Order order, String status) {
    DYNAMO
        .client()
        .putItem(request -> request.tableName(table).item(StoredOrder.item(order, status)));
  }

  @Test
  void payment_is_added_to_the_history_and_the_order_leaves_the_recovery_index() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    orders().settle(order.orderId(), new Payment.Approved(NOW));

    Map<String, AttributeValue> expected = StoredOrder.item(order, "PAID");
    expected.put("updatedAt", Attributes.time(NOW));
    expected.put("history", history("PAID"));
    expected.keySet().removeAll(List.of("recoveryState", "recoveryAt"));
    assertThat(normalised(stored(order))).isEqualTo(normalised(expected));
  }

  @Test
  void reason_of_a_declined_payment_is_stored() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    orders().settle(order.orderId(), new Payment.Declined(NOW, "Payment declined"));

    assertThat(stored(order))
        .containsEntry("failureReason", StoredOrder.text("Payment declined"))
        .containsEntry("status", StoredOrder.text("FAILED"))
        .containsEntry("history", history("FAILED"))
        .doesNotContainKeys("recoveryState", "recoveryAt");
  }

  @Test
  void time_of_a_declined_payment_is_stored() {
    Order order = OrderMother.order();
    given(order, "PENDING");
    Instant declinedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    orders().settle(order.orderId(), new Payment.Declined(declinedAt, "Payment declined"));

    assertThat(stored(order)).containsEntry("updatedAt", Attributes.time(declinedAt));
  }

  private static AttributeValue history(String status) {
    return AttributeValue.fromL(
        List.of(
            StoredOrder.change("PENDING", StoredOrder.PLACED_AT),
            StoredOrder.change(status, Attributes.time(NOW).s())));
  }

  private static Map<String, AttributeValue> stored(Order order) {
    return DYNAMO
        .client()
        .getItem(request ->
            request
                .tableName(table)
                .key(Map.of("orderId", StoredOrder.text(order.orderId().value()))))
        .item();
  }

  /** Without the numbers: DynamoDB returns them without trailing zeros. */
  private static Map<String, AttributeValue> normalised(Map<String, AttributeValue> item) {
    var rest = new HashMap<>(item);
    rest.keySet().removeAll(List.of("items", "totalAmount"));
    return rest;
  }
}
