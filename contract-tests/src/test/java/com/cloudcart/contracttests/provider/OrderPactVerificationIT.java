package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.PaymentNeedsOrderIT;
import com.cloudcart.contracttests.pact.States;
import java.util.List;
import java.util.Map;

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

  @PactVerifyProvider(PaymentNeedsOrderIT.ORDER_WAS_PLACED_AGAIN)
  public String an_order_whose_event_is_sent_again() {
    return service().packaged().queues().repeated();
  }

  @State(States.ORDER_IS_PLACED)
  void an_order_is_placed(Map<String, Object> state) {
    service().stock(Items.lines(state));
    service()
        .place(
            "key-of-a-placed-order",
            String.valueOf(state.getOrDefault("userId", "ann@example.com")),
            Items.lines(state));
  }

  @State(States.ORDER_IS_OVERDUE)
  void an_order_is_overdue(Map<String, Object> state) {
    service().recover(state);
    service().recover(state);
  }

  @State(States.ORDER)
  void an_order(Map<String, Object> state) {
    service().table().put(Items.order(state));
  }

  @State(States.ORDERS)
  void orders(Map<String, Object> state) {
    for (Object order : (List<?>) requireNonNull(state.get("orders"))) {
      service().table().put(Items.order((Map<?, ?>) order));
    }
  }

  @State(States.FIRST_ORDERS_READ)
  Map<String, Object> the_first_page_of_orders_was_read(Map<String, Object> state) {
    orders(state);
    return Map.of("nextKey", service().keyAfterTheNewest(Items.of(state, "userId")));
  }

  @State(States.PRODUCT_IN_CATALOG)
  void a_product_in_the_catalog(Map<String, Object> state) {
    service().catalog().put(state);
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
    service().catalog().fail();
  }

  @State({States.NO_ORDERS, States.NO_PRODUCTS_IN_CATALOG})
  void nothing() {
    // The tables are empty before every interaction.
  }
}
