package com.cloudcart.contracttests.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Items;
import com.cloudcart.contracttests.provider.Messages;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.Table;
import com.cloudcart.kit.test.DynamoDbLocal;
import com.cloudcart.kit.test.TemplateTables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged function takes the message and does with it what it is there for. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(
    providerName = "payment",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
public class ShipmentNeedsPaymentIT {

  /** The message that is needed, as both sides call it. */
  public static final String ORDER_WAS_PAID = "an order that was paid";

  private static final String ORDER = "order-1";

  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
  private static @Nullable Packaged packaged;
  private static @Nullable Table orders;
  private static @Nullable FunctionProcess shipment;

  @BeforeAll
  static void start() {
    packaged = new Packaged(DYNAMO);
    TemplateTables tables = packaged.tables("order");
    orders = packaged.table(tables, "OrdersTable");
    shipment = packaged.shipment(tables);
  }

  @AfterAll
  static void stop() {
    requireNonNull(packaged).close();
  }

  @Pact(consumer = "shipment")
  V4Pact orderPaid(MessagePactBuilder payment) {
    return payment
        .given(States.ORDER_IS_PAID)
        .expectsToReceive(ORDER_WAS_PAID)
        .withContent(
            newJsonBody(
                    event -> {
                      EventFields.common(event, "PaymentSuccessEvent", ORDER);
                      event.stringMatcher("paidAt", EventFields.TIME, EventFields.TIME_EXAMPLE);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "orderPaid")
  void ships_an_order_that_was_paid(List<V4Interaction.AsynchronousMessage> messages) {
    requireNonNull(orders).put(Items.order(ORDER, "ann@example.com", "PENDING", "PAID"));

    Messages.deliver(
        requireNonNull(shipment), messages.getFirst().getContents().getContents().valueAsString());

    assertThat(requireNonNull(orders).items())
        .singleElement()
        .satisfies(order -> assertThat(order).containsEntry("status", Items.text("SHIPPED")));
  }
}
