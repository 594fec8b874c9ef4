package com.cloudcart.cart.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.generated.cart.model.CartItemModel;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.snapshot.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The function behind the cart's API; made once per process by the Lambda runtime. */
public final class CartFunction implements RequestStreamHandler, Resource {
  private volatile ApiFunction function;

  public CartFunction() {
    this(CartWiring.fromEnvironment(JsonLines.stdout()));
    Core.getGlobalContext().register(this);
  }

  CartFunction(ApiFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }

  /**
   * Reads a cart that does not exist, changes a product that is not in it, and adds one where no
   * table is: all that requests need is loaded, and nothing is stored.
   */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    ContractMapper.prepare(CartItemModel.class);
    Map<String, String> path = Map.of("userId", "priming", "productId", "priming");
    ApiFunction reading = CartWiring.fromEnvironment(JsonLines.discarded());
    Priming.request(reading, Priming.event("GET", "/cart/{userId}").withPathParameters(path), 200);
    Priming.request(
        reading,
        Priming.event("PATCH", "/cart/{userId}/{productId}")
            .withPathParameters(path)
            .withBody("{\"quantity\":1}"),
        404);
    Priming.request(
        CartWiring.unreachable(JsonLines.discarded()),
        Priming.event("POST", "/cart")
            .withBody(
                "{\"userId\":\"priming\",\"productId\":\"priming\",\"title\":\"Priming\","
                    + "\"price\":1,\"quantity\":1}"),
        503);
  }

  /** Connections, credentials and seeds of before the snapshot must not serve requests. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    function = CartWiring.fromEnvironment(JsonLines.stdout());
  }
}
