package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import com.cloudcart.kit.test.TemplateTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The orders API with a stub of the catalog, and methods that set up provider states. */
record PlacedOrders(
    Packaged packaged,
    Gateway orders,
    CatalogStub catalog,
    FunctionProcess recovery,
    Table table,
    Table claims)
    implements PactVerification.Service {

  static PlacedOrders open(Packaged packaged) {
    TemplateTables placed = packaged.tables("order");
    CatalogStub catalog = new CatalogStub();
    return new PlacedOrders(
        packaged,
        packaged.serve(ShopFunction.ORDER, placed, catalog.url()),
        catalog,
        packaged.start(ShopFunction.RECOVERY, placed, catalog.url()),
        packaged.table(placed, "OrdersTable"),
        packaged.table(placed, "IdempotencyTable"));
  }

  @Override
  public Optional<Gateway> api() {
    return Optional.of(orders);
  }

  @Override
  public void clear() {
    catalog.clear();
    List.of(table, claims).forEach(Table::clear);
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** Order lines with sufficient stock in the catalog. */
  List<Map<String, Object>> twoMugs() {
    List<Map<String, Object>> lines =
        List.of(Map.of("productId", "mug", "quantity", 2, "price", 12.5));
    stock(lines);
    return lines;
  }

  /** Adds the products of the lines to the catalog, at the lines' prices. */
  void stock(Object lines) {
    for (Object line : (List<?>) lines) {
      Map<?, ?> fields = (Map<?, ?>) line;
      catalog.put(
          Map.of(
              "productId",
              Items.of(fields, "productId"),
              "title",
              "Stoneware mug",
              "price",
              requireNonNull(fields.get("price")),
              "stock",
              100));
    }
  }

  void place(String key, String userId, Object items) {
    orders.call(
        "POST",
        "/orders",
        Map.of("userId", userId, "items", items),
        Map.of(
            "x-api-key",
            Packaged.API_KEY,
            "Idempotency-Key",
            key,
            "x-correlation-id",
            Items.CORRELATION_ID));
  }

  /** Stores an order whose event is long overdue, and runs recovery, which sends the event. */
  void recover(Map<String, Object> state) {
    Map<String, Object> pending = new HashMap<>(state);
    pending.put("status", "PENDING");
    pending.put("recoveryState", "OPEN");
    pending.put("recoveryAt", Items.anHourAgo());
    table.put(Items.order(pending));
    recovery.invoke("{}");
  }

  /** The key of the page after the newest order. */
  String keyAfterTheNewest(String userId) {
    String path = "/orders?limit=1&userId=" + userId;
    return orders
        .call("GET", path, "", Map.of("x-api-key", Packaged.API_KEY))
        .path("nextKey")
        .asText();
  }

  /** Changes the id of the only order to the id in the pact. */
  void renameOrder(String id) {
    Map<String, AttributeValue> order = new HashMap<>(table.items().getFirst());
    Map<String, AttributeValue> claim = new HashMap<>(claims.items().getFirst());
    String generated = requireNonNull(order.get("orderId")).s();
    table.clear();
    order.put("orderId", Items.text(id));
    table.put(order);
    claim.put("orderId", Items.text(id));
    claim.put("answer", Items.text(requireNonNull(claim.get("answer")).s().replace(generated, id)));
    claims.put(claim);
  }

  /** Resets the only claim to the state of a running request. */
  void claimIsRunning() {
    Map<String, AttributeValue> claim = new HashMap<>(claims.items().getFirst());
    claim.put("state", Items.text("IN_PROGRESS"));
    claim.put("leaseUntil", Items.text(Items.inAnHour()));
    claim.remove("answer");
    claims.put(claim);
  }
}
