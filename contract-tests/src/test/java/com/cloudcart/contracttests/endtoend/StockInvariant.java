package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.endtoend.Shop.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks the stock invariant in the tables: for each product, stock set − stock now = Σ quantity of
 * its orders in PENDING, PAID and SHIPPED.
 */
public final class StockInvariant {
  private static final Set<String> HOLDING = Set.of("PENDING", "PAID", "SHIPPED");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final LocalCloud cloud;
  private final Map<Product, Integer> stocked = new ConcurrentHashMap<>();

  public StockInvariant(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** Creates a product with this stock. */
  public Product stock(int quantity) {
    Product product = cloud.shop().createProduct(quantity);
    stocked.put(product, quantity);
    return product;
  }

  /** Waits until no order is RESERVING, then fails if the invariant does not hold. */
  public void check() {
    Await.until("no RESERVING order", LIMIT, () -> sold("RESERVING").isEmpty());
    Map<String, Integer> sold = sold(HOLDING.toArray(String[]::new));
    stocked.forEach((product, quantity) -> {
      int held = sold.getOrDefault(product.productId(), 0);
      int now = cloud.shop().stockOf(product);
      if (quantity - now != held) {
        throw new AssertionError(
            "stock was %d and is now %d, but orders hold %d of %s"
                .formatted(quantity, now, held, product.productId()));
      }
    });
  }

  /** The quantity of each product in the orders with these statuses. */
  private Map<String, Integer> sold(String... states) {
    Set<String> counted = Set.of(states);
    Map<String, Integer> sold = new TreeMap<>();
    cloud
        .dynamoDb()
        .scanPaginator(request -> request.tableName("OrdersTableDev").consistentRead(true))
        .items()
        .stream()
        .filter(order -> counted.contains(attribute(order, "status").s()))
        .forEach(order -> lines(order).forEach(line -> add(line, sold)));
    sold.keySet().retainAll(stocked.keySet().stream().map(Product::productId).toList());
    return sold;
  }

  private static List<AttributeValue> lines(Map<String, AttributeValue> order) {
    return attribute(order, "items").l();
  }

  private static void add(AttributeValue line, Map<String, Integer> sold) {
    sold.merge(
        attribute(line.m(), "productId").s(),
        Integer.parseInt(attribute(line.m(), "quantity").n()),
        Integer::sum);
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
