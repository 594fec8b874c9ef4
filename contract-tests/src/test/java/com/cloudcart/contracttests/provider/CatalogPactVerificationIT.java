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
        services.serve(ShopFunction.CATALOG, tables),
        services.table(tables, "ProductsTable"),
        services.table(tables, "StockReservationsTable"));
  }

  @State({States.PRODUCT_IN_STOCK, States.PRODUCT})
  void a_product(Map<String, Object> state) {
    service().products().put(Items.product(state));
  }

  @State(States.RESERVATION_HELD)
  void a_reservation_is_held(Map<String, Object> state) {
    a_product(state);
    service().reservations().put(Items.reservation(state, "HELD"));
  }

  @State(States.RESERVATION_RELEASED)
  void a_reservation_was_released(Map<String, Object> state) {
    a_product(state);
    service().reservations().put(Items.reservation(state, "RELEASED"));
  }

  @State(States.MORE_THAN_A_PAGE)
  void more_than_2_products() {
    for (int i = 1; i <= 3; i++) {
      a_product(
          Map.of(
              "productId", "product-" + i,
              "title", "Product " + i,
              "price", "12.5",
              "stock", i,
              "category", "home",
              "imageUrl", "/products/product.svg",
              "description", "One of several."));
    }
  }

  @State({States.NO_SUCH_PRODUCT, States.NO_PRODUCTS})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
