package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the processes of payment and shipment before and after each of their calls. The messages of
 * a dead process are redelivered after the queue's visibility timeout, which is shorter here than
 * in the template.
 */
class ConsumerCrashIT extends EndToEnd {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(60);

  ConsumerCrashIT(LocalCloud cloud) {
    super(cloud);
  }

  @BeforeEach
  void shorten_the_visibility_timeout() {
    List.of(placed, paid).forEach(queue -> queue.setVisibilityTimeout("8"));
  }

  @AfterEach
  void restore_the_visibility_timeout() {
    List.of(placed, paid).forEach(queue -> queue.setVisibilityTimeout("120"));
  }

  @Test
  void order_is_paid_and_shipped_once_when_payment_dies_at_any_call() {
    assertHistoryWhereverKilled(ShopFunction.PAYMENT, "PENDING", "PAID", "SHIPPED");
  }

  @Test
  void order_is_shipped_once_when_shipment_dies_at_any_call() {
    assertHistoryWhereverKilled(ShopFunction.SHIPMENT, "PENDING", "PAID", "SHIPPED");
  }

  @Test
  void failed_order_releases_its_stock_once_when_payment_dies_at_any_call() {
    failPayments();

    assertHistoryWhereverKilled(ShopFunction.PAYMENT, "PENDING", "FAILED");
  }

  /**
   * Kills one process at a time: otherwise a redelivered message could meet the next kills too, and
   * the third one would move it to the dead-letter queue.
   */
  private void assertHistoryWhereverKilled(ShopFunction function, String... history) {
    List<Call> calls = callsForOneOrder(function);
    assertThat(calls).isNotEmpty();
    for (Call call : calls) {
      for (Moment moment : Moment.values()) {
        assertThat(statuses(killAt(function, call, moment)))
            .as("%s %s %s", function, moment, call)
            .containsExactly(history);
      }
    }
  }

  /** Ignores duplicate events: recovery may send an event again on a busy machine. */
  private List<Call> callsForOneOrder(ShopFunction function) {
    RecordingProxy proxy = cloud.callsOf(function);
    proxy.reset();
    String shopper = newUser();
    awaitEnd(orderId(shop.placeOrder(shopper, invariant.stock(5).times(2))), shopper);
    Set<String> seen = new HashSet<>();
    return proxy.calls().stream().filter(call -> seen.add(call.operation())).toList();
  }

  /** Places an order, kills the function during a call, and waits for the order's final status. */
  private JsonNode killAt(ShopFunction function, Call at, Moment moment) {
    RecordingProxy proxy = cloud.callsOf(function);
    Fault kill =
        proxy.inject(
            Fault.losesFirst(
                moment, call -> call.number() == at.number(), () -> cloud.kill(function)));
    String shopper = newUser();
    String orderId = orderId(shop.placeOrder(shopper, invariant.stock(5).times(2)));
    Await.until("the kill of %s %s %s".formatted(function, moment, at), KILL_LIMIT, kill::hasFired);
    proxy.reset();
    return awaitEnd(orderId, shopper);
  }

  /**
   * The order has its final status before its message is deleted: the status changes first, the
   * side effects follow.
   */
  private JsonNode awaitEnd(String orderId, String shopper) {
    shop.awaitEnd(orderId, shopper);
    placed.awaitEmpty();
    paid.awaitEmpty();
    return shop.order(orderId, shopper).json();
  }
}
