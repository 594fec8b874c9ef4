package com.cloudcart.payment.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.payment.adapter.sqs.OrderPlacedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the queue of OrderPlacedEvents; made once per process by Lambda. */
public final class PaymentFunction implements RequestStreamHandler {
  private final SqsFunction<OrderPlacedEvent> function;

  public PaymentFunction() {
    this(PaymentWiring.fromEnvironment());
  }

  PaymentFunction(SqsFunction<OrderPlacedEvent> function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output, context);
  }
}
