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

  /** The message of recovery, as both sides call it. */
  public static final String ORDER_WAS_PLACED_AGAIN = "an order whose event is sent again";

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
                      EventFields.commonOfNewOrder(event, "OrderPlacedEvent");
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

  @Pact(consumer = "payment")
  V4Pact orderPlacedAgain(MessagePactBuilder order) {
    return order
        .given(States.ORDER_IS_OVERDUE, EventFields.ORDER)
        .expectsToReceive(ORDER_WAS_PLACED_AGAIN)
        .withContent(newJsonBody(event -> EventFields.common(event, "OrderPlacedEvent")).build())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "orderPlacedAgain")
  void takes_a_payment_once_when_its_event_is_sent_again(
      List<V4Interaction.AsynchronousMessage> messages) {
    givenOrder("PENDING");

    deliver(messages.getFirst());
    deliver(messages.getFirst());

    thenOrderIs("PAID");
  }
}
