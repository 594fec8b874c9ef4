package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Provider("cart")
class CartPactVerificationIT extends PactVerification<CartPactVerificationIT.Carts> {

  private static final int MOST_PRODUCTS = 50;

  record Carts(Gateway cart, Table items) implements Service {

    @Override
    public void clear() {
      items.clear();
    }

    @Override
    public Optional<Gateway> api() {
      return Optional.of(cart);
    }
  }

  @Override
  Carts open(Packaged services) {
    TemplateTables tables = services.tables("cart");
    return new Carts(
        services.serve(ShopFunction.CART, tables), services.table(tables, "CartTable"));
  }

  @State(States.CART_WITH_A_LINE)
  void a_cart_with_one_line(Map<String, Object> state) {
    call("POST", "", state);
  }

  @State(States.CART)
  void a_cart(Map<String, Object> state) {
    for (Object line : (List<?>) requireNonNull(state.get("lines"))) {
      Map<Object, Object> item = new HashMap<>((Map<?, ?>) line);
      item.put("userId", Items.of(state, "userId"));
      call("POST", "", item);
    }
  }

  @State(States.LINE_REMOVED)
  void a_cart_from_which_a_line_was_removed(Map<String, Object> state) {
    a_cart(state);
    call("DELETE", line(state), "");
  }

  @State(States.QUANTITY_CHANGED)
  void a_cart_with_a_changed_quantity(Map<String, Object> state) {
    a_cart(state);
    call("PATCH", line(state), Map.of("quantity", requireNonNull(state.get("quantity"))));
  }

  @State(States.EMPTIED)
  void a_cart_that_was_emptied(Map<String, Object> state) {
    a_cart(state);
    call("DELETE", "/" + Items.of(state, "userId"), "");
  }

  @State(States.FULL_CART)
  void a_full_cart(Map<String, Object> state) {
    Map<String, Object> line = new HashMap<>(state);
    line.putAll(Map.of("title", "A product", "price", BigDecimal.ONE, "quantity", 1));
    for (int number = 0; number < MOST_PRODUCTS; number++) {
      line.put("productId", "product-" + number);
      a_cart_with_one_line(line);
    }
  }

  private static String line(Map<String, Object> state) {
    return "/" + Items.of(state, "userId") + "/" + Items.of(state, "productId");
  }

  private void call(String method, String path, Object body) {
    service().cart().call(method, "/cart" + path, body, Map.of());
  }

  @State(States.EMPTY_CART)
  void an_empty_cart() {
    // The table is empty before every interaction.
  }
}
