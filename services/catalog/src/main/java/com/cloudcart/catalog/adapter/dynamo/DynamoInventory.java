package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The stock in the products table, changed by one conditional update each.
 *
 * <p>Each change writes a unique name into the item and is refused where it finds its own name:
 * when the SDK repeats a call whose answer was lost, the change is not made twice.
 */
public final class DynamoInventory implements Inventory {
  /** A change of the stock and its condition, besides that the product exists. */
  private record Change(String action, String condition, Map<String, AttributeValue> values) {}

  private final DynamoDbClient dynamo;
  private final String table;
  private final ConflictRetry retry;

  public DynamoInventory(DynamoDbClient dynamo, String table) {
    this(dynamo, table, ConflictRetry.sleeping());
  }

  DynamoInventory(DynamoDbClient dynamo, String table, ConflictRetry retry) {
    this.dynamo = dynamo;
    this.table = table;
    this.retry = retry;
  }

  @Override
  public StockAttempt set(ProductId id, Stock stock, Instant at) {
    Map<String, AttributeValue> values = Map.of(":n", Attributes.number(stock.value()));
    return make(new Change("stock = :n", "attribute_exists(stock)", values), id, at);
  }

  @Override
  public StockAttempt take(ProductId id, Quantity quantity, Instant at) {
    Map<String, AttributeValue> values = Map.of(":n", Attributes.number(quantity.value()));
    return make(new Change("stock = stock - :n", "stock >= :n", values), id, at);
  }

  @Override
  public StockAttempt putBack(ProductId id, Quantity quantity, Instant at) {
    Map<String, AttributeValue> values =
        Map.of(
            ":n", Attributes.number(quantity.value()),
            ":full", Attributes.number(Stock.MAX - quantity.value()));
    return make(new Change("stock = stock + :n", "stock <= :full", values), id, at);
  }

  private StockAttempt make(Change change, ProductId id, Instant at) {
    AttributeValue name = Attributes.text(UUID.randomUUID().toString());
    UpdateItemRequest update = update(change, id, name, at);
    return retry.run(() -> tryOnce(update, name));
  }

  private Optional<StockAttempt> tryOnce(UpdateItemRequest update, AttributeValue name) {
    try {
      Map<String, AttributeValue> changed =
          AwsCalls.call(() -> dynamo.updateItem(update)).attributes();
      return Optional.of(new StockAttempt.Done(ProductItem.read(changed)));
    } catch (TransactionConflictException e) {
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(explain(e, name));
    }
  }

  private static StockAttempt explain(ConditionalCheckFailedException e, AttributeValue name) {
    if (!e.hasItem()) {
      return new StockAttempt.Refused(null, null);
    }
    Product found = ProductItem.read(e.item());
    return name.equals(e.item().get(ProductItem.LAST_CHANGE))
        ? new StockAttempt.Done(found)
        : new StockAttempt.Refused(found, null);
  }

  private UpdateItemRequest update(Change change, ProductId id, AttributeValue name, Instant at) {
    Map<String, AttributeValue> values = new HashMap<>(change.values());
    values.put(":name", name);
    values.put(":at", Attributes.time(at));
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(ProductItem.key(id))
        .updateExpression("SET " + change.action() + ", updatedAt = :at, lastChange = :name")
        .conditionExpression(
            change.condition() + " AND (attribute_not_exists(lastChange) OR lastChange <> :name)")
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
