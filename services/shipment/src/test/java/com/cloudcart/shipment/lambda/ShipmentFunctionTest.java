package com.cloudcart.shipment.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.sqs.BatchTelemetry;
import com.cloudcart.kit.sqs.SqsBatchEntry;
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

/** The function from the SQS event to its answer; only the table is a fake. */
class ShipmentFunctionTest {
  private static final EventSchema PAYMENT_SUCCESS =
      EventSchema.load("/event-schemas/payment-success.schema.json");

  private final LogLines logs = new LogLines();
  private final InMemoryOrders orders = new InMemoryOrders();

  @Test
  void ships_a_paid_order_and_says_so_under_its_correlation_id() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1"));

    assertThat(failures).isEmpty();
    assertThat(
            logs.with(
                "Order is shipped",
                "\"correlationId\":\"corr-attribute\"",
                "\"orderId\":\"o-1\"",
                "\"trackingId\":\"TRK-"))
        .hasSize(1);
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
  }

  @Test
  void counts_a_shipment_once_however_often_its_event_comes() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1"), event("o-1"));

    assertThat(failures).isEmpty();
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
  }

  @Test
  void fails_only_the_messages_whose_orders_may_not_be_shipped() throws IOException {
    orders.put(new OrderId("early"), "PENDING");
    orders.put(new OrderId("declined"), "FAILED");
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("early"), event("declined"), event("o-1"));

    assertThat(failures).containsExactly("m-1", "m-2");
    assertThat(logs.count("ShipmentInitiated")).isEqualTo(1);
    assertThat(logs.count("ShipmentError")).isEqualTo(2);
  }

  @Test
  void never_acts_on_an_event_that_breaks_its_contract() throws IOException {
    orders.put(new OrderId("o-1"), "PAID");

    List<String> failures = invoke(event("o-1").replace("paidAt", "payedAt"));

    assertThat(failures).containsExactly("m-1");
    assertThat(logs.with("\"violations\":", "paidAt")).hasSize(1);
    assertThat(logs.count("ShipmentInitiated")).isZero();
  }

  private List<String> invoke(String... bodies) throws IOException {
    var shipOrder = new ShipOrder(orders, new RandomTrackingIds(new Random()), Clock.systemUTC());
    var entry =
        new SqsBatchEntry(
            PAYMENT_SUCCESS,
            new PaymentSuccessHandler(shipOrder, logs.log(), logs.metrics()),
            message -> {},
            new BatchTelemetry(logs.log(), logs.metrics(), "ShipmentError"));
    var answer = new ByteArrayOutputStream();
    new ShipmentFunction(entry)
        .handleRequest(SqsInvocation.of(bodies).event(), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }

  /** The contract's own example, for another order. */
  private static String event(String orderId) throws IOException {
    return Files.readString(
            ProjectRoot.path("event-schemas/examples/valid/payment-success.one-line.json"))
        .replace("0d9a3f0e-5e07-4a35-b2b2-7ad7a1f0d0c4", orderId);
  }
}
