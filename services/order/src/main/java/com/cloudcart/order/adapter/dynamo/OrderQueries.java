package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders.OverdueSince;
import com.cloudcart.order.port.Orders.Page;
import com.cloudcart.order.port.Orders.PagePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The queries of the two indexes of the orders table. Both indexes are eventually consistent. A
 * query ends early after 1 MB and is then continued.
 */
final class OrderQueries {
  private static final String SHOPPERS = "userId-index";
  private static final String RECOVERY = "recovery-index";

  /** How many entries one query of the recovery index reads. */
  private static final int OVERDUE_QUERY_LIMIT = 100;

  private final DynamoDbClient dynamo;
  private final String table;

  OrderQueries(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** Reads one order more than the page has, to know whether another page follows. */
  Page newestFirst(UserId userId, int limit, PagePosition from) {
    List<Order> found = new ArrayList<>();
    Map<String, AttributeValue> start = startOf(userId, from);
    do {
      QueryResponse answer = query(ofShopper(userId, limit + 1 - found.size()), start);
      answer.items().stream().map(OrderItem::read).forEach(found::add);
      start = answer.lastEvaluatedKey();
    } while (found.size() <= limit && !start.isEmpty());
    boolean more = found.size() > limit;
    return new Page(more ? found.subList(0, limit) : found, more);
  }

  List<OrderId> overdue(OverdueSince since, int limit) {
    List<OrderId> found = new ArrayList<>();
    Map<String, AttributeValue> start = Map.of();
    do {
      QueryResponse answer = query(openSince(latest(since)), start);
      answer.items().stream()
          .filter(item -> isOverdue(item, since))
          .map(item -> new OrderId(Attributes.readText(item, OrderItem.ID)))
          .forEach(found::add);
      start = answer.lastEvaluatedKey();
    } while (found.size() < limit && !start.isEmpty());
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private QueryRequest.Builder ofShopper(UserId userId, int limit) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(SHOPPERS)
        .keyConditionExpression("userId = :user")
        .expressionAttributeValues(Map.of(":user", Attributes.text(userId.value())))
        .scanIndexForward(false)
        .limit(limit);
  }

  private QueryRequest.Builder openSince(Instant latest) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(RECOVERY)
        .keyConditionExpression("recoveryState = :open AND recoveryAt <= :latest")
        .projectionExpression("orderId, #status, recoveryAt")
        .expressionAttributeNames(Map.of("#status", OrderItem.STATUS))
        .expressionAttributeValues(
            Map.of(":open", OrderItem.OPEN, ":latest", Attributes.time(latest)))
        .limit(OVERDUE_QUERY_LIMIT);
  }

  private QueryResponse query(QueryRequest.Builder request, Map<String, AttributeValue> start) {
    QueryRequest from =
        start.isEmpty() ? request.build() : request.exclusiveStartKey(start).build();
    return AwsCalls.call(() -> dynamo.query(from));
  }

  /** DynamoDB does not filter by the keys of an index, so the two ages are distinguished here. */
  private static boolean isOverdue(Map<String, AttributeValue> item, OverdueSince since) {
    boolean pending = Attributes.text(OrderStatus.PENDING.name()).equals(item.get("status"));
    Instant before = pending ? since.pending() : since.reserving();
    return !Attributes.readTime(item, OrderItem.RECOVERY_AT).isAfter(before);
  }

  private static Instant latest(OverdueSince since) {
    return since.pending().isAfter(since.reserving()) ? since.pending() : since.reserving();
  }

  private static Map<String, AttributeValue> startOf(UserId userId, PagePosition from) {
    return switch (from) {
      case PagePosition.Start start -> Map.of();
      case PagePosition.After(Instant createdAt, OrderId orderId) -> {
        Map<String, AttributeValue> key = new HashMap<>(OrderItem.key(orderId));
        key.put(OrderItem.USER, Attributes.text(userId.value()));
        key.put(OrderItem.CREATED_AT, Attributes.time(createdAt));
        yield key;
      }
    };
  }
}
