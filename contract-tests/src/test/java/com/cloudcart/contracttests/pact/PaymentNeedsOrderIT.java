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
    providerName = "order",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
public class PaymentNeedsOrderIT extends TakesMessages {

  /** The message that is needed, as both sides call it. */
  public static final String ORDER_WAS_PLACED = "an order that was placed";

  @Override
  FunctionProcess start(Packaged services, TemplateTables orders) {
    return services.start(ShopFunction.PAYMENT, orders);
  }

  @Pact(consumer = "payment")
  V4Pact orderPlaced(MessagePactBuilder order) {
    return order
        .given(States.ORDER_IS_PLACED, EventFields.ORDER)
        .expectsToReceive(ORDER_WAS_PLACED)
        .withContent(
            newJsonBody(
                    event -> {
                      EventFields.common(event, "OrderPlacedEvent", ORDER);
                    })
                .build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "orderPlaced")
  void takes_the_payment_of_an_order_that_was_placed(
      List<V4Interaction.AsynchronousMessage> messages) {
    givenOrder("PENDING");

    deliver(messages.getFirst());

    thenOrderIs("PAID");
  }
}
