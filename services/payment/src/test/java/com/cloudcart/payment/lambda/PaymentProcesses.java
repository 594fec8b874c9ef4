package com.cloudcart.payment.lambda;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.BatchTelemetry;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.RetryBackoff;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.events.SqsRedelivery;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.payment.usecase.TakePayment;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The payment function on the ports of a simulation. */
public final class PaymentProcesses {
  private static final EventSchema<OrderPlacedEvent> EVENT =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);

  private PaymentProcesses() {}

  /** The queue that the function reads, and how it returns a failed message. */
  public record Source(SqsClient sqs, String queueUrl, RetryBackoff backoff) {}

  /** The function; it writes no log. */
  public static SqsFunction<OrderPlacedEvent> function(
      TakePayment takePayment, Source source, Clock clock) {
    JsonLines nowhere = JsonLines.discarded();
    Log log = new Log("payment-service", Level.ERROR, nowhere, clock);
    Metrics metrics =
        Metrics.of("CloudCart/Payments", "payment-service", new Settings(Map.of()), nowhere);
    return new SqsFunction<>(
        EVENT,
        new OrderPlacedHandler(takePayment, log, metrics),
        new SqsRedelivery(source.sqs(), source.queueUrl(), source.backoff(), log),
        new BatchTelemetry(log, metrics, "PaymentError"));
  }
}
