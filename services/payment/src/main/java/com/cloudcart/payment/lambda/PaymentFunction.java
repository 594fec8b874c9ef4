package com.cloudcart.payment.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.snapshot.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Core;
import org.crac.Resource;

/** The function behind the queue of OrderPlacedEvents; made once per process by Lambda. */
public final class PaymentFunction implements RequestStreamHandler, Resource {
  /** Valid by its schema; no order has this id. */
  private static final String UNKNOWN_ORDER =
      """
      {"eventId": "priming", "eventType": "OrderPlacedEvent", "schemaVersion": 1,
       "occurredAt": "2026-01-01T00:00:00.000Z", "correlationId": "priming", "orderId": "priming",
       "userId": "priming", "items": [{"productId": "priming", "quantity": 1, "price": 1}],
       "totalAmount": 1}
      """;

  private volatile SqsFunction<OrderPlacedEvent> function;

  public PaymentFunction() {
    this(PaymentWiring.fromEnvironment(JsonLines.stdout()));
    Core.getGlobalContext().register(this);
  }

  PaymentFunction(SqsFunction<OrderPlacedEvent> function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output, context);
  }

  /**
   * Receives the event of an order that does not exist: its message fails, and nothing is stored.
   */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.message(PaymentWiring.fromEnvironment(JsonLines.discarded()), UNKNOWN_ORDER);
  }

  /** Connections, credentials and seeds of before the snapshot must not serve messages. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    function = PaymentWiring.fromEnvironment(JsonLines.stdout());
  }
}
