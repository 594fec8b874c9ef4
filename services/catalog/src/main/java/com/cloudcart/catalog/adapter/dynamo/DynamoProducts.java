package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.Page;
import com.cloudcart.catalog.port.Products.PageRequest;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The products table: one item for each product, key {@code productId}; and the items of the search
 * table, which {@link DynamoProductSearch} reads.
 */
public final class DynamoProducts implements Products {
  /** DynamoDB's limit. */
  private static final int MAX_TRANSACTION = 100;

  private final DynamoDbClient dynamo;
  private final String table;
  private final String searchTable;
  private final ConflictRetry retry;

  public DynamoProducts(DynamoDbClient dynamo, String table, String searchTable) {
    this(dynamo, table, searchTable, ConflictRetry.sleeping());
  }

  DynamoProducts(DynamoDbClient dynamo, String table, String searchTable, ConflictRetry retry) {
    this.dynamo = dynamo;
    this.table = table;
    this.searchTable = searchTable;
    this.retry = retry;
  }

  /**
   * Writes the search items first and the product last, together with the count of its category: a
   * product that exists is found, and is counted once. Search items whose product was not written
   * are ignored.
   */
  @Override
  public void add(Product product) {
    List<TransactWriteItem> items = SearchItem.of(product).stream().map(this::put).toList();
    for (int start = 0; start < items.size(); start += MAX_TRANSACTION) {
      write(items.subList(start, Math.min(start + MAX_TRANSACTION, items.size())));
    }
    List<TransactWriteItem> last = new ArrayList<>();
    last.add(putNew(product));
    SearchItem.category(product).map(this::countOneMore).ifPresent(last::add);
    write(last);
  }

  /** A condition that does not hold means that the product is stored and counted already. */
  private void write(List<TransactWriteItem> items) {
    retry.run(() -> {
      try {
        AwsCalls.call(() -> dynamo.transactWriteItems(request -> request.transactItems(items)));
      } catch (TransactionCanceledException e) {
        if (ConflictRetry.isConflict(e)) {
          return Optional.empty();
        }
      }
      return Optional.of(items);
    });
  }

  private TransactWriteItem put(Map<String, AttributeValue> searchItem) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(searchTable).item(searchItem))
        .build();
  }

  private TransactWriteItem putNew(Product product) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(ProductItem.write(product))
                .conditionExpression("attribute_not_exists(productId)"))
        .build();
  }

  private TransactWriteItem countOneMore(String category) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(searchTable)
                .key(SearchItem.countKey(category))
                .updateExpression("ADD " + SearchItem.COUNT + " :one")
                .expressionAttributeValues(Map.of(":one", Attributes.number(1))))
        .build();
  }

  @Override
  public Optional<Product> find(ProductId id) {
    GetItemResponse found =
        AwsCalls.call(() ->
            dynamo.getItem(
                request -> request.tableName(table).key(ProductItem.key(id)).consistentRead(true)));
    return found.hasItem() ? Optional.of(ProductItem.read(found.item())) : Optional.empty();
  }

  /**
   * Reads one more than asked for, so that the last page is known to be the last; and on, where
   * DynamoDB stops early after 1 MB.
   */
  @Override
  public Page list(PageRequest request) {
    List<Product> found = new ArrayList<>();
    ProductId after = request.after();
    Map<String, AttributeValue> start = after == null ? Map.of() : ProductItem.key(after);
    do {
      ScanResponse scanned = scan(request.limit() + 1 - found.size(), start);
      scanned.items().stream().map(ProductItem::read).forEach(found::add);
      start = scanned.lastEvaluatedKey();
    } while (found.size() <= request.limit() && !start.isEmpty());

    if (found.size() <= request.limit()) {
      return new Page(found, null);
    }
    List<Product> page = found.subList(0, request.limit());
    return new Page(page, page.getLast().id());
  }

  private ScanResponse scan(int limit, Map<String, AttributeValue> start) {
    ScanRequest.Builder request =
        ScanRequest.builder().tableName(table).limit(limit).consistentRead(true);
    if (!start.isEmpty()) {
      request.exclusiveStartKey(start);
    }
    return AwsCalls.call(() -> dynamo.scan(request.build()));
  }
}
