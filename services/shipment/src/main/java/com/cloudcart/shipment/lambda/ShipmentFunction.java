package com.cloudcart.shipment.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.shipment.adapter.sqs.PaymentSuccessEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the queue of PaymentSuccessEvents; made once per process by Lambda. */
public final class ShipmentFunction implements RequestStreamHandler {
  private final SqsFunction<PaymentSuccessEvent> function;

  public ShipmentFunction() {
    this(ShipmentWiring.fromEnvironment());
  }

  ShipmentFunction(SqsFunction<PaymentSuccessEvent> function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output, context);
  }
}
