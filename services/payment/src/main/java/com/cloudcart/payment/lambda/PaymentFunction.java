package com.cloudcart.payment.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.sqs.SqsBatchEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Entry of the payment function: batches of OrderPlacedEvents. */
public final class PaymentFunction implements RequestStreamHandler {
  private final SqsBatchEntry entry;

  /** Called once per process, by Lambda. */
  public PaymentFunction() {
    this(PaymentWiring.fromEnvironment());
  }

  PaymentFunction(SqsBatchEntry entry) {
    this.entry = entry;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entry.handle(in, out, context);
  }
}
