package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.http.ApiGatewayEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the orders' API; made once per process by the Lambda runtime. */
public final class OrderFunction implements RequestStreamHandler {
  private final ApiGatewayEntry entry;

  public OrderFunction() {
    this(OrderWiring.fromEnvironment().apiEntry());
  }

  OrderFunction(ApiGatewayEntry entry) {
    this.entry = entry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    entry.handle(input, output);
  }
}
