package com.cloudcart.cart.adapter.dynamo;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItems.AddResult;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The cart table: one item for each product in a cart, key {@code userId, productId}.
 *
 * <p>Each addition writes a name of its own into the item and is refused where it finds that name:
 * when the SDK repeats a call whose answer was lost, nothing is added twice.
 */
public final class DynamoCartItems implements CartItems {
  private static final String HAS_ROOM = "quantity <= :full";
  private static final String NEW_OR_HAS_ROOM =
      "(attribute_not_exists(quantity) OR quantity <= :full)";

  private final DynamoDbClient dynamo;
  private final String table;
  private final BatchDelete batchDelete;

  public DynamoCartItems(DynamoDbClient dynamo, String table) {
    this(dynamo, table, BatchDelete.sleeping(dynamo, table));
  }

  DynamoCartItems(DynamoDbClient dynamo, String table, BatchDelete batchDelete) {
    this.dynamo = dynamo;
    this.table = table;
    this.batchDelete = batchDelete;
  }

  @Override
  public AddResult addToExisting(CartItem more) {
    return add(more, HAS_ROOM);
  }

  @Override
  public AddResult add(CartItem more) {
    return add(more, NEW_OR_HAS_ROOM);
  }

  @Override
  public Optional<CartItem> change(CartItemId id, Quantity quantity) {
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(CartTableItem.key(id))
            .updateExpression("SET quantity = :n")
            .conditionExpression("attribute_exists(quantity)")
            .expressionAttributeValues(Map.of(":n", Attributes.number(quantity.value())))
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    try {
      return Optional.of(
          CartTableItem.read(AwsCalls.call(() -> dynamo.updateItem(update)).attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void remove(CartItemId id) {
    AwsCalls.call(
        () -> dynamo.deleteItem(request -> request.tableName(table).key(CartTableItem.key(id))));
  }

  @Override
  public List<CartItem> of(UserId userId) {
    List<CartItem> items = new ArrayList<>();
    for (QueryResponse page : pages(all(userId))) {
      page.items().stream().map(CartTableItem::read).forEach(items::add);
    }
    return items;
  }

  @Override
  public int count(UserId userId) {
    QueryRequest counting = all(userId).toBuilder().select(Select.COUNT).build();
    return pages(counting).stream().mapToInt(QueryResponse::count).sum();
  }

  @Override
  public void clear(UserId userId) {
    QueryRequest keys = all(userId).toBuilder().projectionExpression("userId, productId").build();
    for (QueryResponse page : pages(keys)) {
      batchDelete.delete(page.items());
    }
  }

  private AddResult add(CartItem more, String condition) {
    AttributeValue name = Attributes.text(UUID.randomUUID().toString());
    UpdateItemRequest update = addition(more, condition, name);
    try {
      return new AddResult.Added(
          CartTableItem.read(AwsCalls.call(() -> dynamo.updateItem(update)).attributes()));
    } catch (ConditionalCheckFailedException e) {
      return explain(e, name);
    }
  }

  private static AddResult explain(ConditionalCheckFailedException e, AttributeValue name) {
    if (!e.hasItem()) {
      return new AddResult.NotInCart();
    }
    CartItem found = CartTableItem.read(e.item());
    return name.equals(e.item().get(CartTableItem.LAST_ADD))
        ? new AddResult.Added(found)
        : new AddResult.LimitExceeded(found);
  }

  private UpdateItemRequest addition(CartItem more, String condition, AttributeValue name) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":title", Attributes.text(more.snapshot().title().value()));
    values.put(":price", Attributes.number(more.snapshot().price().amount()));
    values.put(":n", Attributes.number(more.quantity().value()));
    values.put(":none", Attributes.number(0));
    values.put(":full", Attributes.number(Quantity.MAX - more.quantity().value()));
    values.put(":at", Attributes.time(more.addedAt()));
    values.put(":name", name);
    String imageUrl = more.snapshot().imageUrl();
    if (imageUrl != null) {
      values.put(":image", Attributes.text(imageUrl));
    }
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(CartTableItem.key(more.id()))
        .updateExpression(
            "SET title = :title, price = :price, lastAdd = :name,"
                + " quantity = if_not_exists(quantity, :none) + :n,"
                + " addedAt = if_not_exists(addedAt, :at)"
                + (imageUrl == null ? " REMOVE imageUrl" : ", imageUrl = :image"))
        .conditionExpression(condition + " AND (attribute_not_exists(lastAdd) OR lastAdd <> :name)")
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private QueryRequest all(UserId userId) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("userId = :user")
        .expressionAttributeValues(Map.of(":user", Attributes.text(userId.value())))
        .consistentRead(true)
        .build();
  }

  /** DynamoDB ends a page after 1 MB. */
  private List<QueryResponse> pages(QueryRequest query) {
    List<QueryResponse> pages = new ArrayList<>();
    QueryRequest next = query;
    QueryResponse page;
    do {
      QueryRequest asked = next;
      page = AwsCalls.call(() -> dynamo.query(asked));
      pages.add(page);
      next = query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
    } while (page.hasLastEvaluatedKey());
    return pages;
  }
}
