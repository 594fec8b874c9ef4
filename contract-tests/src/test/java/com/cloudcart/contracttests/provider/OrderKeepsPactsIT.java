package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.cloudcart.contracttests.pact.PaymentNeedsOrderIT;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Provider("order")
@PactFolder("target/pacts")
class OrderKeepsPactsIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
  private static final Results RESULTS = new Results("order");
  private static @Nullable PlacedOrders orders;

  @BeforeAll
  static void start() {
    Pacts.collect();
    Packaged packaged = new Packaged(DYNAMO);
    orders = PlacedOrders.open(packaged);
  }

  @AfterAll
  static void stop() {
    RESULTS.write();
    orders().packaged().close();
  }

  private static PlacedOrders orders() {
    return requireNonNull(orders);
  }

  @BeforeEach
  void nothing_is_left_of_the_interaction_before(PactVerificationContext context) {
    orders().clear();
    boolean http = context.getInteraction() instanceof SynchronousRequestResponse;
    context.setTarget(
        http
            ? new HttpTestTarget("127.0.0.1", orders().api().port())
            : new MessageTestTarget(List.of(OrderKeepsPactsIT.class.getPackageName())));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answers_and_sends_as_its_consumers_need(PactVerificationContext context) {
    RESULTS.verify(context);
  }

  @PactVerifyProvider(PaymentNeedsOrderIT.ORDER_WAS_PLACED)
  public String an_order_was_placed() {
    return orders().packaged().queues().bodies().getLast();
  }

  @State(States.ORDER_IS_PLACED)
  void an_order_is_placed() {
    orders().place("key-of-a-placed-order", "ann@example.com", orders().twoMugs());
  }

  @State(States.ORDER)
  void an_order(Map<String, Object> state) {
    orders().put(state);
  }

  @State(States.PRODUCT_IN_CATALOG)
  void a_product_in_the_catalog(Map<String, Object> state) {
    orders().products().put(Items.product(state));
  }

  @State(States.PLACED_WITH_KEY)
  void an_order_placed_with_this_key(Map<String, Object> state) {
    placedWith(state, requireNonNull(state.get("items")));
    orders().renameOrder(Items.of(state, "orderId"));
  }

  @State(States.RUNNING_WITH_KEY)
  void a_request_with_this_key_is_running(Map<String, Object> state) {
    placedWith(state, requireNonNull(state.get("items")));
    orders().claimIsRunning();
  }

  @State(States.KEY_USED_BY_ANOTHER)
  void another_order_placed_with_this_key(Map<String, Object> state) {
    orders().place(Items.of(state, "key"), Items.of(state, "userId"), orders().twoMugs());
  }

  private static void placedWith(Map<String, Object> state, Object items) {
    orders().stock(items);
    orders().place(Items.of(state, "key"), Items.of(state, "userId"), items);
  }

  @State(States.CATALOG_AWAY)
  void the_catalog_is_away() {
    orders().catalog().goAway();
  }

  @State({States.NO_ORDERS, States.NO_PRODUCTS_IN_CATALOG})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
