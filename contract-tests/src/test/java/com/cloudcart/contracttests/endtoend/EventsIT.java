package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Duplicate messages, and a message that no consumer can read. */
class EventsIT extends EndToEnd {
  EventsIT(LocalCloud cloud) {
    super(cloud);
  }

  /** The first tracking id is a field of the shipped order. */
  @ParameterizedTest
  @CsvSource({"ORDER, SHIPPED, 3", "PAYMENT, SHIPPED, 3", "ORDER, FAILED, 5"})
  void duplicate_event_changes_neither_the_order_nor_the_stock(
      ShopFunction sender, String status, int stock) {
    if (status.equals("FAILED")) {
      failPayments();
    }
    MessageQueue queue = sender == ShopFunction.ORDER ? placed : paid;
    Product mug = invariant.stock(5);
    cloud.callsOf(sender).reset();
    String orderId = orderId(shop.placeOrder(user, mug.times(2)));
    JsonNode before = shop.awaitEnd(orderId, user);
    String event = queue.sentBy(sender).getFirst();

    queue.send(event, event, event);

    placed.awaitEmpty();
    paid.awaitEmpty();
    assertThat(shop.order(orderId, user).json()).isEqualTo(before);
    assertThat(before.get("status").textValue()).isEqualTo(status);
    assertThat(shop.stockOf(mug)).isEqualTo(stock);
  }

  @Test
  void invalid_message_is_moved_to_the_dead_letter_queue_and_the_others_succeed() {
    Product mug = invariant.stock(5);
    orderCalls.inject(Fault.loses(Moment.BEFORE, call -> call.is(SendMessageRequest.class)));
    String first = orderId(shop.placeOrder(user, mug.times(1)));
    String second = orderId(shop.placeOrder(user, mug.times(1)));
    String poison = "{\"poison\":\"%s\"}".formatted(UUID.randomUUID());

    placed.send(eventOf(first), poison, eventOf(second));

    shop.awaitEnd(first, user);
    shop.awaitEnd(second, user);
    Message dead = new MessageQueue(cloud, "OrderPlacedDLQDev").await();
    assertThat(dead.body()).isEqualTo(poison);
    // Three receives by the payment function, and the receive of this test.
    assertThat(dead.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
        .isEqualTo("4");
  }

  private String eventOf(String orderId) {
    return placed.sentBy(ShopFunction.ORDER).stream()
        .filter(event -> event.contains(orderId))
        .toList()
        .getLast();
  }
}
