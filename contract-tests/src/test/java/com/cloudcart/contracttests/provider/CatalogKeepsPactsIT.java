package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.DynamoDbLocal;
import com.cloudcart.kit.test.TemplateTables;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Provider("catalog")
@PactFolder("target/pacts")
class CatalogKeepsPactsIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
  private static final Results RESULTS = new Results("catalog");
  private static @Nullable Packaged packaged;
  private static @Nullable Gateway catalog;
  private static @Nullable Table products;
  private static @Nullable Table reservations;

  @BeforeAll
  static void start() {
    Pacts.collect();
    packaged = new Packaged(DYNAMO);
    TemplateTables tables = packaged.tables("catalog");
    products = packaged.table(tables, "ProductsTable");
    reservations = packaged.table(tables, "StockReservationsTable");
    catalog = packaged.catalog(tables);
  }

  @AfterAll
  static void stop() {
    RESULTS.write();
    requireNonNull(packaged).close();
  }

  @BeforeEach
  void nothing_is_left_of_the_interaction_before(PactVerificationContext context) {
    requireNonNull(products).clear();
    requireNonNull(reservations).clear();
    context.setTarget(new HttpTestTarget("127.0.0.1", requireNonNull(catalog).port()));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answers_as_its_consumers_need(PactVerificationContext context) {
    RESULTS.verify(context);
  }

  @State(States.PRODUCT_IN_STOCK)
  void a_product_is_in_stock(Map<String, Object> state) {
    int stock = Integer.parseInt(Items.of(state, "stock"));
    requireNonNull(products).put(Items.product(Items.of(state, "productId"), stock, "12.5"));
  }

  @State(States.RESERVATION_HELD)
  void a_reservation_is_held(Map<String, Object> state) {
    a_product_is_in_stock(state);
    requireNonNull(reservations).put(Items.reservation(state, "HELD"));
  }

  @State(States.RESERVATION_RELEASED)
  void a_reservation_was_released(Map<String, Object> state) {
    a_product_is_in_stock(state);
    requireNonNull(reservations).put(Items.reservation(state, "RELEASED"));
  }

  @State(States.PRODUCT)
  void a_product(Map<String, Object> state) {
    requireNonNull(products).put(Items.product(state));
  }

  @State(States.MORE_THAN_A_PAGE)
  void more_than_2_products() {
    for (int i = 1; i <= 3; i++) {
      requireNonNull(products)
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
