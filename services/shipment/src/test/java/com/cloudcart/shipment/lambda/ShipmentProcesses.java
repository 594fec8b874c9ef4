package com.cloudcart.shipment.lambda;

import com.cloudcart.generated.events.PaymentSuccessEvent;
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
import com.cloudcart.shipment.usecase.ShipOrder;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The shipment function on the ports of a simulation. */
public final class ShipmentProcesses {
  private static final EventSchema<PaymentSuccessEvent> EVENT =
      EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);

  private ShipmentProcesses() {}

  /** The queue that the function reads, and how it returns a failed message. */
  public record Source(SqsClient sqs, String queueUrl, RetryBackoff backoff) {}

  /** The function; it writes no log. */
  public static SqsFunction<PaymentSuccessEvent> function(
      ShipOrder shipOrder, Source source, Clock clock) {
    JsonLines nowhere = JsonLines.discarded();
    Log log = new Log("shipment-service", Level.ERROR, nowhere, clock);
    Metrics metrics =
        Metrics.of("CloudCart/Shipments", "shipment-service", new Settings(Map.of()), nowhere);
    return new SqsFunction<>(
        EVENT,
        new PaymentSuccessHandler(shipOrder, log, metrics),
        new SqsRedelivery(source.sqs(), source.queueUrl(), source.backoff(), log),
        new BatchTelemetry(log, metrics, "ShipmentError"));
  }
}
