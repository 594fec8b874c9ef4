package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.log.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Core;
import org.crac.Resource;

/** The function behind the orders API. Lambda's runtime creates one per process. */
public final class OrderFunction implements RequestStreamHandler, Resource {
  private volatile ApiFunction function;

  public OrderFunction() {
    this(OrderWiring.fromEnvironment(JsonLines.stdout()).apiFunction());
    Core.getGlobalContext().register(this);
  }

  OrderFunction(ApiFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }

  /** Loads all that an order needs; nothing is stored, sent, logged or counted. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    OrderWiring.fromEnvironment(JsonLines.discarded()).priming().read();
    OrderWiring.unreachable(JsonLines.discarded()).priming().write();
  }

  /** Connections, credentials and seeds of before the snapshot must not serve requests. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    function = OrderWiring.fromEnvironment(JsonLines.stdout()).apiFunction();
  }
}
