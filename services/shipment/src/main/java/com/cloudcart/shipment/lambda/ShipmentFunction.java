package com.cloudcart.shipment.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.sqs.SqsBatchEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Entry of the shipment function: batches of PaymentSuccessEvents. */
public final class ShipmentFunction implements RequestStreamHandler {
  private final SqsBatchEntry entry;

  /** Called once per process, by Lambda. */
  public ShipmentFunction() {
    this(ShipmentWiring.fromEnvironment());
  }

  ShipmentFunction(SqsBatchEntry entry) {
    this.entry = entry;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    entry.handle(in, out, context);
  }
}
