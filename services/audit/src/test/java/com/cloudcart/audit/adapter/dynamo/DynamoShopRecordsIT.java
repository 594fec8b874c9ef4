package com.cloudcart.audit.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudcart.audit.adapter.dynamo.DynamoShopRecords.Tables;
import com.cloudcart.audit.domain.Claim;
import com.cloudcart.audit.domain.Order;
import com.cloudcart.audit.domain.Order.Line;
import com.cloudcart.audit.domain.Order.Placement;
import com.cloudcart.audit.domain.Order.Progress;
import com.cloudcart.audit.domain.OrderId;
import com.cloudcart.audit.domain.OrderStatus;
import com.cloudcart.audit.domain.ProductId;
import com.cloudcart.audit.domain.Reservation;
import com.cloudcart.audit.domain.Snapshot;
import com.cloudcart.audit.domain.Snapshot.Counts;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.test.ItemSchema;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.kit.test.TestTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class DynamoShopRecordsIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final ItemSchema ORDER_ITEMS =
      ItemSchema.load("/event-schemas/orders-table.schema.json");
  private static final Instant CREATED_AT = TestTime.now().minus(Duration.ofMinutes(1));
  private static final Instant UPDATED_AT = TestTime.now();

  private TemplateTables tables;
  private DynamoShopRecords records;

  @BeforeEach
  void createTables() {
    tables = TemplateTables.create(DYNAMO.client(), "catalog", "order");
    records = new DynamoShopRecords(DYNAMO.client(), names(tables.name("OrdersTable")));
  }

  @Test
  void empty_tables_have_no_records() {
    records.readLittle();

    assertThat(records.read().counts()).isEqualTo(new Counts(0, 0, 0, 0));
  }

  @Test
  void each_record_has_what_the_rules_need() {
    putShippedOrder();
    putReservingOrder();
    put("StockReservationsTable", reservation("shipped", "HELD"));
    put("StockReservationsTable", reservation("undone", "RELEASED"));
    put("IdempotencyTable", claim("ann#1", "shipped", "COMPLETED"));
    put("IdempotencyTable", claim("ann#2", "reserving", "IN_PROGRESS"));
    put("ProductsTable", product("mug", "Mug"));

    Snapshot shop = records.read();

    Line line = new Line(new ProductId("mug"), 2, new BigDecimal("12.5"));
    OrderId shipped = new OrderId("shipped");
    OrderId reserving = new OrderId("reserving");
    assertThat(shop.orders())
        .containsOnly(
            Map.entry(
                shipped,
                new Order(
                    shipped,
                    new Placement("ann#1", CREATED_AT, List.of(line), new BigDecimal("25")),
                    new Progress(OrderStatus.SHIPPED, UPDATED_AT, false, "TRK-00000001"))),
            Map.entry(
                reserving,
                new Order(
                    reserving,
                    new Placement("", CREATED_AT, List.of(line), new BigDecimal("25")),
                    new Progress(OrderStatus.RESERVING, UPDATED_AT, true, ""))));
    assertThat(shop.reservations())
        .containsExactlyInAnyOrder(
            new Reservation(shipped, new ProductId("mug"), 2, true),
            new Reservation(new OrderId("undone"), new ProductId("mug"), 2, false));
    assertThat(shop.claims())
        .containsExactlyInAnyOrder(new Claim(shipped, true), new Claim(reserving, false));
    assertThat(shop.stocks()).containsOnly(Map.entry(new ProductId("mug"), new BigDecimal("7")));
    records.readLittle();
  }

  @Test
  void every_page_of_a_table_is_read() {
    for (int i = 0; i < 5; i++) {
      put("ProductsTable", product("p-" + i, "x".repeat(300_000)));
    }
    String products = tables.name("ProductsTable");
    assertThat(DYNAMO.client().scan(scan -> scan.tableName(products)).hasLastEvaluatedKey())
        .isTrue();

    assertThat(records.read().stocks()).hasSize(5);
  }

  @Test
  void table_that_is_not_there_fails_the_pass() {
    DynamoShopRecords none = new DynamoShopRecords(DYNAMO.client(), names("no-such-table"));

    assertThatThrownBy(none::read).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void item_that_cannot_be_read_is_named() {
    Map<String, AttributeValue> item = order("broken", "LOST");
    put("OrdersTable", item);

    assertThatThrownBy(records::read)
        .hasMessage("unreadable item of %s: broken", tables.name("OrdersTable"));
  }

  private Tables names(String orders) {
    return new Tables(
        orders,
        tables.name("IdempotencyTable"),
        tables.name("StockReservationsTable"),
        tables.name("ProductsTable"));
  }

  private void putShippedOrder() {
    Map<String, AttributeValue> item = order("shipped", "SHIPPED");
    item.put("userId", Attributes.text("ann"));
    item.put("idempotencyKey", Attributes.text("ann#1"));
    item.put("trackingId", Attributes.text("TRK-00000001"));
    item.put("shippedAt", Attributes.time(UPDATED_AT));
    Map<String, AttributeValue> change =
        Map.of("status", Attributes.text("SHIPPED"), "at", Attributes.time(UPDATED_AT));
    item.put("history", AttributeValue.fromL(List.of(AttributeValue.fromM(change))));
    putOrder(item);
  }

  private void putReservingOrder() {
    Map<String, AttributeValue> item = order("reserving", "RESERVING");
    item.put("reservingFor", Attributes.text("ann"));
    item.put("recoveryState", Attributes.text("OPEN"));
    item.put("recoveryAt", Attributes.time(CREATED_AT));
    putOrder(item);
  }

  private void putOrder(Map<String, AttributeValue> item) {
    assertThat(ORDER_ITEMS.violations(item)).isEmpty();
    put("OrdersTable", item);
  }

  private static Map<String, AttributeValue> order(String id, String status) {
    Map<String, AttributeValue> line =
        Map.of(
            "productId", Attributes.text("mug"),
            "title", Attributes.text("Mug"),
            "quantity", Attributes.number(2),
            "price", AttributeValue.fromN("12.5"));
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", Attributes.text(id));
    item.put("status", Attributes.text(status));
    item.put("items", AttributeValue.fromL(List.of(AttributeValue.fromM(line))));
    item.put("totalAmount", Attributes.number(25));
    item.put("correlationId", Attributes.text("corr-1"));
    item.put("createdAt", Attributes.time(CREATED_AT));
    item.put("updatedAt", Attributes.time(UPDATED_AT));
    return item;
  }

  private static Map<String, AttributeValue> reservation(String order, String state) {
    return Map.of(
        "productId", Attributes.text("mug"),
        "reservationId", Attributes.text(order),
        "quantity", Attributes.number(2),
        "reservationState", Attributes.text(state),
        "updatedAt", Attributes.time(UPDATED_AT));
  }

  private static Map<String, AttributeValue> claim(String key, String order, String state) {
    return Map.of(
        "idempotencyKey", Attributes.text(key),
        "orderId", Attributes.text(order),
        "state", Attributes.text(state));
  }

  private static Map<String, AttributeValue> product(String id, String description) {
    return Map.of(
        "productId", Attributes.text(id),
        "stock", Attributes.number(7),
        "description", Attributes.text(description));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    DYNAMO.client().putItem(put -> put.tableName(tables.name(table)).item(item));
  }
}
