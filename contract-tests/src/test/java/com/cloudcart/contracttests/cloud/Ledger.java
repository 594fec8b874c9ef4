package com.cloudcart.contracttests.cloud;

import com.cloudcart.contracttests.cloud.Shop.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds the invariant against the tables: of each product, stock set − stock now = what its orders
 * in PENDING, PAID and SHIPPED hold.
 */
public final class Ledger {
  private static final Set<String> HOLDING = Set.of("PENDING", "PAID", "SHIPPED");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final LocalCloud cloud;
  private final Map<Product, Integer> stocked = new ConcurrentHashMap<>();

  public Ledger(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** A new product of which so many are in stock. */
  public Product stock(int quantity) {
    Product product = cloud.shop().createProduct(quantity);
    stocked.put(product, quantity);
    return product;
  }

  /** Fails unless the invariant holds, once nothing is under way any more. */
  public void check() {
    Await.until("the end of every saga", LIMIT, () -> sold("RESERVING").isEmpty());
    Map<String, Integer> sold = sold(HOLDING.toArray(String[]::new));
    stocked.forEach((product, quantity) -> {
      int held = sold.getOrDefault(product.productId(), 0);
      int now = cloud.shop().stockOf(product);
      if (quantity - now != held) {
        throw new AssertionError(
            "of %d there are %d left, but orders hold %d of %s"
                .formatted(quantity, now, held, product.productId()));
      }
    });
  }

  /** How many of each of this ledger's products the orders in these states hold. */
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
