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

@Provider("cart")
@PactFolder("target/pacts")
class CartKeepsPactsIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
  private static final Results RESULTS = new Results("cart");
  private static @Nullable Packaged packaged;
  private static @Nullable Gateway cart;
  private static @Nullable Table items;

  @BeforeAll
  static void start() {
    Pacts.collect();
    packaged = new Packaged(DYNAMO);
    TemplateTables tables = packaged.tables("cart");
    items = packaged.table(tables, "CartTable");
    cart = packaged.cart(tables);
  }

  @AfterAll
  static void stop() {
    RESULTS.write();
    requireNonNull(packaged).close();
  }

  @BeforeEach
  void nothing_is_left_of_the_interaction_before(PactVerificationContext context) {
    requireNonNull(items).clear();
    context.setTarget(new HttpTestTarget("127.0.0.1", requireNonNull(cart).port()));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answers_as_its_consumers_need(PactVerificationContext context) {
    RESULTS.verify(context);
  }

  @State(States.CART_WITH_A_LINE)
  void a_cart_with_one_line(Map<String, Object> state) {
    Calls.post(requireNonNull(cart).url().resolve("/cart"), state, Map.of());
  }

  @State(States.EMPTY_CART)
  void an_empty_cart() {
    // The table is empty before every interaction.
  }
}
