package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Provider("catalog")
class CatalogPactVerificationIT extends PactVerification<CatalogPactVerificationIT.Stock> {

  record Stock(Gateway catalog, Table products, Table reservations, Table search)
      implements Service {

    @Override
    public void clear() {
      List.of(products, reservations, search).forEach(Table::clear);
    }

    @Override
    public Optional<Gateway> api() {
      return Optional.of(catalog);
    }
  }

  @Override
  Stock open(Packaged services) {
    TemplateTables tables = services.tables("catalog");
    return new Stock(
        services.serve(ShopFunction.CATALOG, tables),
        services.table(tables, "ProductsTable"),
        services.table(tables, "StockReservationsTable"),
        services.table(tables, "ProductSearchTable"));
  }

  @State(States.PRODUCT_IN_STOCK)
  void a_product_is_in_stock(Map<String, Object> state) {
    int stock = Integer.parseInt(Items.of(state, "stock"));
    service()
        .products()
        .put(Items.product(Items.of(state, "productId"), stock, Items.of(state, "price")));
  }

  @State(States.RESERVATION_HELD)
  void a_reservation_is_held(Map<String, Object> state) {
    a_product_is_in_stock(state);
    service().reservations().put(Items.reservation(state, "HELD"));
  }

  @State(States.RESERVATION_RELEASED)
  void a_reservation_was_released(Map<String, Object> state) {
    a_product_is_in_stock(state);
    service().reservations().put(Items.reservation(state, "RELEASED"));
  }

  @State(States.RELEASED_FIRST)
  void a_reservation_was_released_before_it_was_made(Map<String, Object> state) {
    a_product_is_in_stock(state);
    change(state, "release");
  }

  @State(States.RESERVED)
  void a_reservation_was_made(Map<String, Object> state) {
    int left = Integer.parseInt(Items.of(state, "stock"));
    int reserved = Integer.parseInt(Items.of(state, "quantity"));
    service()
        .products()
        .put(
            Items.product(Items.of(state, "productId"), left + reserved, Items.of(state, "price")));
    change(state, "reserve");
  }

  /** By the API, so that a change of what it stores is seen by the next request. */
  private void change(Map<String, Object> state, String change) {
    int quantity = Integer.parseInt(Items.of(state, "quantity"));
    service()
        .catalog()
        .call(
            "PATCH",
            "/products/" + Items.of(state, "productId") + "/stock",
            Map.of(change, quantity, "reservationId", Items.of(state, "reservationId")),
            Map.of());
  }

  @State(States.PRODUCTS)
  void products(Map<String, Object> state) {
    for (Object product : (List<?>) requireNonNull(state.get("products"))) {
      service().products().put(Items.product((Map<?, ?>) product));
    }
  }

  @State(States.CREATED)
  void products_that_were_created(Map<String, Object> state) {
    for (Object product : (List<?>) requireNonNull(state.get("products"))) {
      service().catalog().call("POST", "/products", product, Map.of());
    }
  }

  @State(States.FIRST_PAGE_READ)
  Map<String, Object> the_first_page_of_products_was_read(Map<String, Object> state) {
    products(state);
    JsonNode page = service().catalog().call("GET", "/products?limit=1", "", Map.of());
    String shown = page.at("/products/0/productId").asText();
    List<String> others =
        service().products().items().stream()
            .map(item -> requireNonNull(item.get("productId")).s())
            .filter(id -> !id.equals(shown))
            .toList();
    return Map.of("nextKey", page.path("nextKey").asText(), "following", others.getFirst());
  }

  @State({States.NO_SUCH_PRODUCT, States.NO_PRODUCTS})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
