package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.api.ApiFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the orders API. Lambda's runtime creates one per process. */
public final class OrderFunction implements RequestStreamHandler {
  private final ApiFunction function;

  public OrderFunction() {
    this(OrderWiring.fromEnvironment().apiFunction());
  }

  OrderFunction(ApiFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }
}
