package com.cloudcart.contracttests.endtoend;

import static com.cloudcart.contracttests.endtoend.OrdersIT.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Messages;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.ShopFunction;
import com.cloudcart.contracttests.cloud.StockInvariant;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Duplicate messages, and a message that no consumer can read. */
@ExtendWith(LocalCloudExtension.class)
class EventsIT {
  private final LocalCloud cloud;
  private final Shop shop;
  private final StockInvariant invariant;
  private final Messages placed;
  private final Messages paid;
  private final String user = "user-" + UUID.randomUUID();

  EventsIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
    this.placed = new Messages(cloud, "OrderPlacedQueueDev");
    this.paid = new Messages(cloud, "PaymentSuccessQueueDev");
  }

  @AfterEach
  void check_the_stock_invariant() {
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    invariant.check();
  }

  @Test
  void a_duplicate_order_placed_event_changes_nothing() {
    Product mug = invariant.stock(5);
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    String orderId = orderId(shop.placeOrder(user, mug.times(2)));
    JsonNode shipped = shop.awaitEnd(orderId, user);
    String event = placed.sentBy(ShopFunction.ORDER).getFirst();

    placed.send(event, event, event);

    placed.awaitEmpty();
    paid.awaitEmpty();
    assertThat(shop.order(orderId, user).json()).isEqualTo(shipped);
  }

  @Test
  void a_duplicate_payment_success_event_keeps_the_first_tracking_id() {
    Product mug = invariant.stock(5);
    cloud.callsOf(ShopFunction.PAYMENT).startAnew(Fault.NONE);
    String orderId = orderId(shop.placeOrder(user, mug.times(2)));
    JsonNode shipped = shop.awaitEnd(orderId, user);
    String event = paid.sentBy(ShopFunction.PAYMENT).getFirst();

    paid.send(event, event, event);

    paid.awaitEmpty();
    assertThat(shop.order(orderId, user).json()).isEqualTo(shipped);
  }

  @Test
  void a_duplicate_event_of_a_failed_order_releases_its_stock_once() {
    Product mug = invariant.stock(5);
    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "0");
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    String orderId = orderId(shop.placeOrder(user, mug.times(2)));
    JsonNode failed = shop.awaitEnd(orderId, user);
    String event = placed.sentBy(ShopFunction.ORDER).getFirst();

    placed.send(event, event);

    placed.awaitEmpty();
    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "1");
    assertThat(shop.order(orderId, user).json()).isEqualTo(failed);
    assertThat(shop.stockOf(mug)).isEqualTo(5);
  }

  @Test
  void an_invalid_message_is_moved_to_the_dead_letter_queue_and_the_others_succeed() {
    Product mug = invariant.stock(5);
    cloud
        .callsOf(ShopFunction.ORDER)
        .startAnew(
            (moment, call) -> call.operation().equals("SendMessage") ? Verdict.DROP : Verdict.PASS);
    String first = orderId(shop.placeOrder(user, mug.times(1)));
    String second = orderId(shop.placeOrder(user, mug.times(1)));
    String events = placed.sentBy(ShopFunction.ORDER).getFirst();
    String other =
        placed.sentBy(ShopFunction.ORDER).stream()
            .filter(e -> e.contains(second))
            .toList()
            .getLast();
    String poison = "{\"poison\":\"%s\"}".formatted(UUID.randomUUID());

    placed.send(events, poison, other);

    shop.awaitEnd(first, user);
    shop.awaitEnd(second, user);
    Message dead = new Messages(cloud, "OrderPlacedDLQDev").await();
    assertThat(dead.body()).isEqualTo(poison);
    // Three receives by the payment function, and the receive of this test.
    assertThat(dead.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
        .isEqualTo("4");
  }
}
