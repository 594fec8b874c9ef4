package com.cloudcart.shipment.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.test.ItemSchema;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.port.Orders;
import com.cloudcart.shipment.port.OrdersSuite;
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

  private static final String PAID_AT = Attributes.time(NOW.minusSeconds(60)).s();

  private static final Map<String, AttributeValue> OPEN =
      Map.of("recoveryState", text("OPEN"), "recoveryAt", text(PAID_AT));

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
  public void given(OrderId orderId, String status) {
    Map<String, AttributeValue> item = new HashMap<>(accepted(orderId));
    item.put("status", text(status));
    switch (status) {
      case "RESERVING", "RELEASING" -> {
        item.put("reservingFor", item.remove("userId"));
        item.remove("history");
        item.putAll(OPEN);
      }
      case "PENDING" -> item.putAll(OPEN);
      case "FAILED" -> item.put("failureReason", text("Payment declined"));
      default -> {}
    }
    DYNAMO.client().putItem(request -> request.tableName(table).item(item));
  }

  @Test
  void shipment_is_added_to_the_order_and_its_history() {
    var order = new OrderId("o-1");
    given(order, "PAID");

    orders().ship(order, ONE, NOW);

    AttributeValue now = Attributes.time(NOW);
    Map<String, AttributeValue> expected = new HashMap<>(accepted(order));
    expected.put("status", text("SHIPPED"));
    expected.put("updatedAt", now);
    expected.put("shippedAt", now);
    expected.put("trackingId", text("TRK-00000001"));
    expected.put(
        "history",
        AttributeValue.fromL(List.of(change("PENDING", PAID_AT), change("SHIPPED", now.s()))));
    assertThat(stored(order)).isEqualTo(expected);
  }

  private static Map<String, AttributeValue> accepted(OrderId orderId) {
    AttributeValue line =
        AttributeValue.fromM(
            Map.of(
                "productId", text("mug"),
                "quantity", AttributeValue.fromN("2"),
                "price", AttributeValue.fromN("12.5")));
    return Map.of(
        "orderId", text(orderId.value()),
        "userId", text("ada"),
        "items", AttributeValue.fromL(List.of(line)),
        "totalAmount", AttributeValue.fromN("25"),
        "history", AttributeValue.fromL(List.of(change("PENDING", PAID_AT))),
        "correlationId", text("corr-1"),
        "createdAt", text(PAID_AT),
        "updatedAt", text(PAID_AT));
  }

  private static Map<String, AttributeValue> stored(OrderId order) {
    return DYNAMO
        .client()
        .getItem(request -> request.tableName(table).key(Map.of("orderId", text(order.value()))))
        .item();
  }

  private static AttributeValue change(String status, String at) {
    return AttributeValue.fromM(Map.of("status", text(status), "at", text(at)));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
