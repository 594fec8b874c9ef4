package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import java.util.Map;
import java.util.Optional;

@Provider("catalog")
class CatalogPactVerificationIT extends PactVerification<CatalogPactVerificationIT.Stock> {

  record Stock(Gateway catalog, Table products, Table reservations) implements Service {

    @Override
    public void clear() {
      products.clear();
      reservations.clear();
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
        services.catalog(tables),
        services.table(tables, "ProductsTable"),
        services.table(tables, "StockReservationsTable"));
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

  @State(States.PRODUCT)
  void a_product(Map<String, Object> state) {
    service().products().put(Items.product(state));
  }

  @State(States.MORE_THAN_A_PAGE)
  void more_than_2_products() {
    for (int i = 1; i <= 3; i++) {
      service()
          .products()
          .put(
              Items.product(
                  Map.of(
                      "productId", "product-" + i,
                      "title", "Product " + i,
                      "price", "12.5",
                      "stock", i,
                      "category", "home",
                      "imageUrl", "/products/product.svg",
                      "description", "One of several.")));
    }
  }

  @State({States.NO_SUCH_PRODUCT, States.NO_PRODUCTS})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
