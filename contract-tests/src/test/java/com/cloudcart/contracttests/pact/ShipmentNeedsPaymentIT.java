package com.cloudcart.contracttests.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.TemplateTables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged function takes the message and does with it what it is there for. */
@PactTestFor(
    providerName = "payment",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
public class ShipmentNeedsPaymentIT extends TakesMessages {

  /** The message that is needed, as both sides call it. */
  public static final String ORDER_WAS_PAID = "an order that was paid";

  @Override
  FunctionProcess start(Packaged services, TemplateTables orders) {
    return services.start(ShopFunction.SHIPMENT, orders);
  }

  @Pact(consumer = "shipment")
  V4Pact orderPaid(MessagePactBuilder payment) {
    return payment
        .given(States.ORDER_IS_PAID, EventFields.ORDER)
        .expectsToReceive(ORDER_WAS_PAID)
        .withContent(
            newJsonBody(
                    event -> {
                      EventFields.common(event, "PaymentSuccessEvent");
                      event.stringMatcher("paidAt", EventFields.TIME, EventFields.TIME_EXAMPLE);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "orderPaid")
  void ships_an_order_that_was_paid(List<V4Interaction.AsynchronousMessage> messages) {
    givenOrder("PENDING", "PAID");

    deliver(messages.getFirst());

    thenOrderIs("SHIPPED");
  }
}
