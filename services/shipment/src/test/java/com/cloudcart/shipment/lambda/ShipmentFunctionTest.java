package com.cloudcart.shipment.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.events.BatchTelemetry;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.ProjectRoot;
import com.cloudcart.kit.test.SqsInvocation;
import com.cloudcart.kit.test.TimeLeft;
import com.cloudcart.shipment.adapter.memory.InMemoryOrders;
import com.cloudcart.shipment.adapter.random.RandomTrackingIds;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.usecase.ShipOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The function from its SQS event to its batch response; the table is a fake. */
class ShipmentFunctionTest {
  private static final EventSchema<PaymentSuccessEvent> PAYMENT_SUCCESS =
      EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);

  private final LogLines logs = new LogLines();
  private final InMemoryOrders orders = new InMemoryOrders();

  @Test
  void paid_order_is_shipped_and_logged_with_its_correlation_id() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1"));

    assertThat(failures).isEmpty();
    assertThat(
            logs.with(
                "Order shipped",
                "\"correlationId\":\"corr-attribute\"",
                "\"orderId\":\"o-1\"",
                "\"trackingId\":\"TRK-"))
        .hasSize(1);
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
  }

  @Test
  void shipment_is_counted_once_when_its_event_is_delivered_twice() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1"), event("o-1"));

    assertThat(failures).isEmpty();
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
  }

  @Test
  void messages_of_orders_that_are_not_paid_fail_alone() throws IOException {
    orders.put(new OrderId("early"), "PENDING");
    orders.put(new OrderId("declined"), "FAILED");
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("early"), event("declined"), event("o-1"));

    assertThat(failures).containsExactly("m-1", "m-2");
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
    assertThat(logs.count("ShipmentError")).isEqualTo(2);
  }

  @Test
  void event_that_is_invalid_by_its_schema_is_not_handled() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1").replace("paidAt", "payedAt"));

    assertThat(failures).containsExactly("m-1");
    assertThat(logs.with("\"violations\":", "paidAt")).hasSize(1);
    assertThat(logs.count("ShipmentInitiated")).isZero();
  }

  private List<String> invoke(String... bodies) throws IOException {
    var shipOrder = new ShipOrder(orders, new RandomTrackingIds(new Random()), Clock.systemUTC());
    var function =
        new SqsFunction<>(
            PAYMENT_SUCCESS,
            new PaymentSuccessHandler(shipOrder, logs.log(), logs.metrics()),
            message -> {},
            new BatchTelemetry(logs.log(), logs.metrics(), "ShipmentError"));
    var answer = new ByteArrayOutputStream();
    new ShipmentFunction(function)
        .handleRequest(SqsInvocation.of(bodies).event(), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }

  /** The example of event-schemas, for this order. */
  private static String event(String orderId) throws IOException {
    return Files.readString(
            ProjectRoot.path("event-schemas/examples/valid/payment-success.one-line.json"))
        .replace("0d9a3f0e-5e07-4a35-b2b2-7ad7a1f0d0c4", orderId);
  }
}
