package com.cloudcart.payment.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.events.BatchTelemetry;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.ProjectRoot;
import com.cloudcart.kit.test.RecordingSqs;
import com.cloudcart.kit.test.SqsInvocation;
import com.cloudcart.kit.test.TimeLeft;
import com.cloudcart.payment.adapter.memory.InMemoryOrders;
import com.cloudcart.payment.adapter.memory.InMemoryStock;
import com.cloudcart.payment.adapter.sqs.SqsPaymentEvents;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Payments;
import com.cloudcart.payment.usecase.TakePayment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The function from its SQS event to its batch response; table, catalog and queue are fakes. */
class PaymentFunctionTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.120Z");
  private static final EventSchema<OrderPlacedEvent> ORDER_PLACED =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);
  private static final EventSchema<PaymentSuccessEvent> PAYMENT_SUCCESS =
      EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);

  private final LogLines logs = new LogLines();
  private final InMemoryOrders orders = new InMemoryOrders();
  private final InMemoryStock stock = new InMemoryStock();
  private final RecordingSqs sqs = new RecordingSqs();

  @BeforeEach
  void orders_are_pending() {
    orders.put(OrderMother.order("good"), "PENDING");
    orders.put(OrderMother.order("bad"), "PENDING");
  }

  @Test
  void success_of_a_paid_order_is_sent_with_its_correlation_id() throws IOException {
    List<String> failures = invoke(event("good"));

    assertThat(failures).isEmpty();
    assertThat(sqs.sent()).singleElement().satisfies(PaymentFunctionTest::isTheSuccessEvent);
    assertThat(logs.with("\"correlationId\":\"corr-attribute\"", "\"orderId\":\"good\""))
        .hasSize(2);
    assertThat(logs.count("PaymentSucceeded")).isEqualTo(1);
  }

  private static void isTheSuccessEvent(SendMessageRequest message) {
    assertThat(message.messageBody())
        .isEqualTo(
            """
            {"eventId":"81e265c9-e799-38bf-ad02-3665fa8a683a","eventType":"PaymentSuccessEvent",\
            "schemaVersion":1,"occurredAt":"2026-11-23T12:00:00.120Z",\
            "correlationId":"corr-attribute","orderId":"good","userId":"ada@example.com",\
            "items":[{"productId":"mug","quantity":2,"price":12.50},\
            {"productId":"bowl","quantity":1,"price":0.10}],"totalAmount":25.10,\
            "paidAt":"2026-11-23T12:00:00.120Z"}\
            """);
  }

  @Test
  void stock_of_a_declined_order_is_released() throws IOException {
    List<String> failures = invoke(event("bad"));

    assertThat(failures).isEmpty();
    assertThat(stock.released("mug")).isEqualTo(2);
    assertThat(sqs.sent()).isEmpty();
    assertThat(logs.count("PaymentFailed")).isEqualTo(1);
  }

  @Test
  void duplicate_repeats_the_same_event_and_its_order_is_counted_once() throws IOException {
    List<String> failures = invoke(event("good"), event("good"));

    assertThat(failures).isEmpty();
    assertThat(sqs.sent()).extracting(SendMessageRequest::messageBody).hasSize(2);
    assertThat(sqs.sent().get(1).messageBody()).isEqualTo(sqs.sent().get(0).messageBody());
    assertThat(logs.count("PaymentSucceeded")).isEqualTo(1);
  }

  @Test
  void message_of_an_unknown_order_fails_alone() throws IOException {
    List<String> failures = invoke(event("unknown"), event("good"));

    assertThat(failures).containsExactly("m-1");
    assertThat(sqs.sent()).hasSize(1);
    assertThat(logs.with("OrderNotReady", "\"level\":\"ERROR\"")).hasSize(1);
    assertThat(logs.count("PaymentError")).isEqualTo(1);
  }

  @Test
  void message_fails_until_its_success_is_sent_and_its_order_is_counted_once() throws IOException {
    sqs.goAway();
    List<String> failures = invoke(event("good"));
    sqs.comeBack();

    assertThat(failures).containsExactly("m-1");
    assertThat(invoke(event("good"))).isEmpty();
    assertThat(sqs.sent()).hasSize(1);
    assertThat(logs.count("PaymentSucceeded")).isEqualTo(1);
  }

  @Test
  void event_that_is_invalid_by_its_schema_is_not_handled() throws IOException {
    String invalid = event("good").replace("\"quantity\": 2", "\"quantity\": 0");

    List<String> failures = invoke(invalid, event("bad"));

    assertThat(failures).containsExactly("m-1");
    assertThat(sqs.sent()).isEmpty();
    assertThat(logs.with("\"violations\":[\"items[0].quantity: ")).hasSize(1);
  }

  private List<String> invoke(String... bodies) throws IOException {
    Payments payments =
        orderId ->
            orderId.equals(new OrderId("bad"))
                ? new Payment.Declined(NOON, "Payment declined")
                : new Payment.Approved(NOON);
    var takePayment =
        new TakePayment(
            orders,
            payments,
            stock,
            new SqsPaymentEvents(new QueueSender<>(sqs, "queue-url", PAYMENT_SUCCESS)));
    var function =
        new SqsFunction<>(
            ORDER_PLACED,
            new OrderPlacedHandler(takePayment, logs.log(), logs.metrics()),
            message -> {},
            new BatchTelemetry(logs.log(), logs.metrics(), "PaymentError"));
    var answer = new ByteArrayOutputStream();
    new PaymentFunction(function)
        .handleRequest(SqsInvocation.of(bodies).event(), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }

  /** The example of event-schemas, for this order. */
  private static String event(String orderId) throws IOException {
    return Files.readString(
            ProjectRoot.path("event-schemas/examples/valid/order-placed.one-line.json"))
        .replace("0d9a3f0e-5e07-4a35-b2b2-7ad7a1f0d0c4", orderId);
  }
}
