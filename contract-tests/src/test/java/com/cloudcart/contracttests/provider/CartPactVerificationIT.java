package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import java.math.BigDecimal;
import java.util.HashMap;
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
    service().cart().post("/cart", state, Map.of());
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

  @State(States.EMPTY_CART)
  void an_empty_cart() {
    // The table is empty before every interaction.
  }
}
