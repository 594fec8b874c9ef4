package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.Page;
import com.cloudcart.catalog.port.Products.PageRequest;
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

/** The products table: one item for each product, key {@code productId}. */
public final class DynamoProducts implements Products {
  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoProducts(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Without a condition: the id is fresh, and a retry of the SDK whose first answer was lost must
   * not meet its own item.
   */
  @Override
  public void add(Product product) {
    AwsCalls.call(
        () -> dynamo.putItem(request -> request.tableName(table).item(ProductItem.write(product))));
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
