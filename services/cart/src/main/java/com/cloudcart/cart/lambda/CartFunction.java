package com.cloudcart.cart.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.http.ApiGatewayEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the cart's API; made once per process by the Lambda runtime. */
public final class CartFunction implements RequestStreamHandler {
  private final ApiGatewayEntry function;

  public CartFunction() {
    this(CartWiring.fromEnvironment());
  }

  CartFunction(ApiGatewayEntry function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }
}
