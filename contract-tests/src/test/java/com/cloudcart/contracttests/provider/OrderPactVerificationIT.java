package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.PaymentNeedsOrderIT;
import com.cloudcart.contracttests.pact.States;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Provider("order")
class OrderPactVerificationIT extends PactVerification<PlacedOrders> {

  @Override
  PlacedOrders open(Packaged services) {
    return PlacedOrders.open(services);
  }

  @PactVerifyProvider(PaymentNeedsOrderIT.ORDER_WAS_PLACED)
  public String an_order_was_placed() {
    return service().packaged().queues().bodies().getLast();
  }

  @State(States.ORDER_IS_PLACED)
  void an_order_is_placed(Map<String, Object> state) {
    Map<String, Object> line = new HashMap<>(state);
    line.keySet().retainAll(Set.of("productId", "quantity", "price"));
    service().stock(List.of(line));
    service().place("key-of-a-placed-order", "ann@example.com", List.of(line));
  }

  @State(States.ORDER)
  void an_order(Map<String, Object> state) {
    service().put(state);
  }

  @State(States.PRODUCT_IN_CATALOG)
  void a_product_in_the_catalog(Map<String, Object> state) {
    service().products().put(Items.product(state));
  }

  @State(States.PLACED_WITH_KEY)
  void an_order_placed_with_this_key(Map<String, Object> state) {
    placedWith(state, requireNonNull(state.get("items")));
    service().renameOrder(Items.of(state, "orderId"));
  }

  @State(States.RUNNING_WITH_KEY)
  void a_request_with_this_key_is_running(Map<String, Object> state) {
    placedWith(state, requireNonNull(state.get("items")));
    service().claimIsRunning();
  }

  @State(States.KEY_USED_BY_ANOTHER)
  void another_order_placed_with_this_key(Map<String, Object> state) {
    service().place(Items.of(state, "key"), Items.of(state, "userId"), service().twoMugs());
  }

  private void placedWith(Map<String, Object> state, Object items) {
    service().stock(items);
    service().place(Items.of(state, "key"), Items.of(state, "userId"), items);
  }

  @State(States.CATALOG_AWAY)
  void the_catalog_is_away() {
    service().catalog().setAvailable(false);
  }

  @State({States.NO_ORDERS, States.NO_PRODUCTS_IN_CATALOG})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
