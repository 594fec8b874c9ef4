package com.cloudcart.shipment.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.port.Orders;
import com.cloudcart.shipment.port.OrdersSuite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoOrdersIT implements OrdersSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String PAID_AT = NOW.minusSeconds(60).toString();

  private static String table = "";

  @BeforeAll
  static void createTable() {
    table = TemplateTables.create(DYNAMO.client(), "order").name("OrdersTable");
  }

  @Override
  public Orders orders() {
    return new DynamoOrders(DYNAMO.client(), table);
  }

  @Override
  public void given(OrderId orderId, String status) {
    Map<String, AttributeValue> item =
        Map.of(
            "orderId", text(orderId.value()),
            "userId", text("ada"),
            "status", text(status),
            "createdAt", text(PAID_AT),
            "updatedAt", text(PAID_AT),
            "history", AttributeValue.fromL(List.of(change(status, PAID_AT))));
    DYNAMO.client().putItem(request -> request.tableName(table).item(item));
  }

  @Test
  void shipment_is_added_to_the_order_and_its_history() {
    var order = new OrderId("o-1");
    given(order, "PAID");

    orders().ship(order, ONE, NOW);

    String now = NOW.toString();
    assertThat(stored(order))
        .isEqualTo(
            Map.of(
                "orderId", text("o-1"),
                "userId", text("ada"),
                "status", text("SHIPPED"),
                "createdAt", text(PAID_AT),
                "updatedAt", text(now),
                "shippedAt", text(now),
                "trackingId", text("TRK-00000001"),
                "history",
                    AttributeValue.fromL(
                        List.of(change("PAID", PAID_AT), change("SHIPPED", now)))));
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
