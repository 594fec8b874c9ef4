package com.cloudcart.order.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.test.ItemSchema;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.AcceptResult;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.Orders.FenceResult;
import com.cloudcart.order.port.OrdersSuite;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoOrdersIT extends OrdersSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();
  private static final ItemSchema ITEMS =
      ItemSchema.load("/event-schemas/orders-table.schema.json");
  private static TemplateTables tables;

  private final String key = "ann#" + UUID.randomUUID();
  private final Order reserving = reserving();
  private final Order pending =
      reserving.accepted(Map.of(), reserving.placement().createdAt().plusSeconds(1));

  @BeforeAll
  static void createTables() {
    tables = TemplateTables.create(DYNAMO.client(), "order");
  }

  @AfterEach
  void every_item_follows_the_schema_of_the_table() {
    assertThat(ITEMS.violations(DYNAMO.client(), tables.name("OrdersTable"))).isEmpty();
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(
        DYNAMO.client(), tables.name("OrdersTable"), tables.name("IdempotencyTable"));
  }

  @Test
  void items_of_an_accepted_order_have_no_fields_of_the_saga() {
    open();

    orders().accept(pending, "answer");

    assertThat(storedOrder()).containsKey("userId").doesNotContainKey("reservingFor");
    assertThat(storedClaim()).containsKey("answer").doesNotContainKey("leaseUntil");
  }

  /**
   * The condition on the order already prevents this. The condition on the claim has to prevent it
   * too.
   */
  @Test
  void answer_is_not_replaced_even_if_its_order_could_be_accepted_again() {
    open();
    orders().accept(pending, "answer");
    makeReserving();

    assertThat(orders().accept(pending, "another")).isEqualTo(AcceptResult.LOST);
    assertThat(storedClaim()).containsEntry("answer", Attributes.text("answer"));
  }

  /** The same for a fence: only the claim of an order that is not accepted is deleted. */
  @Test
  void answer_is_kept_even_if_its_order_could_be_fenced() {
    open();
    orders().accept(pending, "answer");
    makeReserving();

    assertThat(orders().fence(reserving)).isEqualTo(FenceResult.FENCED);
    assertThat(storedClaim()).containsEntry("answer", Attributes.text("answer"));
  }

  private void open() {
    Instant now = reserving.placement().createdAt();
    orders().open(reserving, ClaimTimes.from(now, Duration.ofSeconds(30), Duration.ofHours(24)));
  }

  private void makeReserving() {
    DYNAMO
        .client()
        .updateItem(request ->
            request
                .tableName(tables.name("OrdersTable"))
                .key(OrderItem.key(reserving.orderId()))
                .updateExpression("SET #s = :s, reservingFor = userId REMOVE userId, #h")
                .expressionAttributeNames(Map.of("#s", OrderItem.STATUS, "#h", OrderItem.HISTORY))
                .expressionAttributeValues(
                    Map.of(":s", Attributes.text(OrderStatus.RESERVING.name()))));
  }

  private Map<String, AttributeValue> storedOrder() {
    return stored("OrdersTable", OrderItem.key(reserving.orderId()));
  }

  private Map<String, AttributeValue> storedClaim() {
    return stored("IdempotencyTable", ClaimItem.key(key));
  }

  private static Map<String, AttributeValue> stored(
      String table, Map<String, AttributeValue> itemKey) {
    return DYNAMO
        .client()
        .getItem(get -> get.tableName(tables.name(table)).key(itemKey).consistentRead(true))
        .item();
  }

  private Order reserving() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Order.reserving(
        new OrderId(UUID.randomUUID().toString()),
        new Placement(new UserId("ann"), now, new IdempotencyKey.Named(key), "corr"),
        new OrderLines(
            List.of(new OrderLine(new ProductId("mug"), 2, new Money(new BigDecimal("12.50"))))));
  }
}
