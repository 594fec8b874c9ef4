package com.cloudcart.contracttests.endtoend;

import static com.cloudcart.contracttests.endtoend.OrdersIT.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Await;
import com.cloudcart.contracttests.cloud.Call;
import com.cloudcart.contracttests.cloud.EndpointProxy;
import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Moment;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Messages;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.ShopFunction;
import com.cloudcart.contracttests.cloud.StockInvariant;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Kills the processes of payment and shipment before and after each of their calls. The messages of
 * a dead process are redelivered after the queue's visibility timeout, which is shorter here than
 * in the template.
 */
@ExtendWith(LocalCloudExtension.class)
class ConsumerCrashIT {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(60);
  private static final List<String> QUEUES =
      List.of("OrderPlacedQueueDev", "PaymentSuccessQueueDev");

  private final LocalCloud cloud;
  private final Shop shop;
  private final StockInvariant invariant;

  ConsumerCrashIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
  }

  @BeforeEach
  void shorten_the_visibility_timeout() {
    setVisibilityTimeout("8");
  }

  @AfterEach
  void restore_the_deployed_settings() {
    setVisibilityTimeout("120");
    invariant.check();
  }

  @Test
  void an_order_is_paid_and_shipped_once_when_payment_dies_at_any_call() {
    assertHistoryWhereverKilled(ShopFunction.PAYMENT, "PENDING", "PAID", "SHIPPED");
  }

  @Test
  void an_order_is_shipped_once_when_shipment_dies_at_any_call() {
    assertHistoryWhereverKilled(ShopFunction.SHIPMENT, "PENDING", "PAID", "SHIPPED");
  }

  @Test
  void a_failed_order_releases_its_stock_once_when_payment_dies_at_any_call() {
    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "0");

    assertHistoryWhereverKilled(ShopFunction.PAYMENT, "PENDING", "FAILED");

    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "1");
  }

  /**
   * Kills one process at a time: otherwise a redelivered message could meet the next kills too, and
   * the third one would move it to the dead-letter queue.
   */
  private void assertHistoryWhereverKilled(ShopFunction function, String... statuses) {
    List<Call> calls = callsForOneOrder(function);
    assertThat(calls).isNotEmpty();
    for (Call call : calls) {
      for (Moment moment : Moment.values()) {
        JsonNode order = killAt(function, call, moment);
        assertThat(
                order.get("history").valueStream().map(change -> change.get("status").textValue()))
            .as("%s %s %s", function, moment, call)
            .containsExactly(statuses);
      }
    }
  }

  /** Ignores duplicate events: recovery may send an event again on a busy machine. */
  private List<Call> callsForOneOrder(ShopFunction function) {
    EndpointProxy proxy = cloud.callsOf(function);
    proxy.startAnew(Fault.NONE);
    String user = "user-" + UUID.randomUUID();
    awaitEnd(orderId(shop.placeOrder(user, invariant.stock(5).times(2))), user);
    Set<String> seen = new HashSet<>();
    return proxy.calls().stream().filter(call -> seen.add(call.operation())).toList();
  }

  /** Places an order, kills the function during a call, and waits for the order's final status. */
  private JsonNode killAt(ShopFunction function, Call at, Moment moment) {
    EndpointProxy proxy = cloud.callsOf(function);
    AtomicBoolean killed = new AtomicBoolean();
    proxy.startAnew((when, call) -> {
      if (when != moment || call.number() != at.number() || !killed.compareAndSet(false, true)) {
        return Verdict.PASS;
      }
      cloud.kill(function);
      return Verdict.DROP;
    });
    String user = "user-" + UUID.randomUUID();
    String orderId = orderId(shop.placeOrder(user, invariant.stock(5).times(2)));
    Await.until("the kill of %s %s %s".formatted(function, moment, at), KILL_LIMIT, killed::get);
    proxy.startAnew(Fault.NONE);
    return awaitEnd(orderId, user);
  }

  /**
   * The order has its final status before its message is deleted: the status changes first, the
   * side effects follow.
   */
  private JsonNode awaitEnd(String orderId, String user) {
    shop.awaitEnd(orderId, user);
    QUEUES.forEach(queue -> new Messages(cloud, queue).awaitEmpty());
    return shop.order(orderId, user).json();
  }

  private void setVisibilityTimeout(String seconds) {
    for (String queue : QUEUES) {
      cloud
          .sqs()
          .setQueueAttributes(request ->
              request
                  .queueUrl(cloud.queueUrl(queue))
                  .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    }
  }
}
