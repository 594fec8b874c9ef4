package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Searches by the items that {@link DynamoProducts} writes for each product. A page is a query of
 * one term, in the order of an index. DynamoDB filters what one term cannot select: the other
 * words, and a category beside words.
 */
public final class DynamoProductSearch implements ProductSearch {
  /** The most items that one page reads, so that a filter that refuses most of them ends too. */
  static final int MAX_READ = 1000;

  /** The size of a query with a filter. */
  private static final int FILTERED_READ = 200;

  private final DynamoDbClient dynamo;
  private final String products;
  private final String table;

  public DynamoProductSearch(DynamoDbClient dynamo, String products, String table) {
    this.dynamo = dynamo;
    this.products = products;
    this.table = table;
  }

  @Override
  public Page find(Search search) {
    SearchQuery query = SearchQuery.of(search.filter());
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    int size = query.hasFilter() ? FILTERED_READ : search.limit() + 1;
    int read = 0;
    Place reached = search.after();
    do {
      QueryResponse part = read(query, search.order(), reached, size);
      found.addAll(part.items());
      read += size;
      reached =
          part.hasLastEvaluatedKey()
              ? SearchItem.place(part.lastEvaluatedKey(), search.order())
              : null;
    } while (reached != null && found.size() <= search.limit() && read < MAX_READ);

    if (found.size() <= search.limit()) {
      return new Page(products(found), reached);
    }
    List<Map<String, AttributeValue>> page = found.subList(0, search.limit());
    return new Page(products(page), SearchItem.place(page.getLast(), search.order()));
  }

  @Override
  public List<CategoryCount> categories() {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("term = :term")
            .expressionAttributeValues(Map.of(":term", Attributes.text(SearchItem.CATEGORIES)))
            .consistentRead(true)
            .build();
    return AwsCalls.call(() ->
        dynamo.queryPaginator(request).items().stream()
            .limit(MAX_CATEGORIES)
            .map(SearchItem::readCount)
            .toList());
  }

  private QueryResponse read(SearchQuery query, SortOrder order, @Nullable Place after, int size) {
    QueryRequest.Builder request =
        query
            .request()
            .tableName(table)
            .indexName(SearchItem.index(order))
            .scanIndexForward(order == SortOrder.TITLE || order == SortOrder.PRICE)
            .consistentRead(true)
            .limit(size);
    if (after != null) {
      request.exclusiveStartKey(SearchItem.startAfter(after, query.term(), order));
    }
    return AwsCalls.call(() -> dynamo.query(request.build()));
  }

  /**
   * The products of these items, as they are now and in the same order. An item without a product
   * is left over from an {@code add} that did not finish.
   */
  private List<Product> products(List<Map<String, AttributeValue>> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<ProductId> ids = items.stream().map(SearchItem::productId).toList();
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(ids.stream().map(ProductItem::key).toList())
            .consistentRead(true)
            .build();
    Map<ProductId, Product> found =
        AwsCalls.call(() ->
            dynamo
                .batchGetItemPaginator(request -> request.requestItems(Map.of(products, keys)))
                .stream()
                .flatMap(part -> part.responses().getOrDefault(products, List.of()).stream())
                .map(ProductItem::read)
                .collect(Collectors.toMap(Product::id, product -> product)));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }
}
