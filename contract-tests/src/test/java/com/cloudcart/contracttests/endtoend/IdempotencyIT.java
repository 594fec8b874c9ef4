package com.cloudcart.contracttests.endtoend;

import static com.cloudcart.contracttests.endtoend.OrdersIT.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.Await;
import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.Ledger;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.ShopFunction;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same request again, in every state that the first can be in. */
@ExtendWith(LocalCloudExtension.class)
class IdempotencyIT {
  private final LocalCloud cloud;
  private final Shop shop;
  private final Ledger ledger;
  private final String user = "user-" + UUID.randomUUID();
  private final String key = "key-" + UUID.randomUUID();

  IdempotencyIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.ledger = new Ledger(cloud);
  }

  @AfterEach
  void the_stock_is_right() {
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    ledger.check();
  }

  @Test
  void the_same_request_gets_the_first_answer_byte_for_byte() {
    Product mug = ledger.stock(5);
    Answer first = shop.placeOrderWithKey(key, user, mug.times(2));
    shop.awaitEnd(orderId(first), user);

    Answer again = shop.placeOrderWithKey(key, user, mug.times(2));

    assertThat(again.status()).as(again.toString()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(first.header("idempotent-replayed")).isEmpty();
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void the_header_and_the_body_are_recognised_in_another_notation() {
    Product mug = ledger.stock(5);
    Answer first = shop.placeOrderWithKey(key, user, mug.times(2));
    String reordered =
        "{ \"items\": [{\"price\": 12.500, \"quantity\": 2, \"productId\": \"%s\"}], \"userId\": \"%s\" }"
            .formatted(mug.productId(), user);

    Answer again = shop.post(reordered, Map.of("IDEMPOTENCY-KEY", key));

    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void another_request_under_the_key_is_refused() {
    Product mug = ledger.stock(5);
    shop.placeOrderWithKey(key, user, mug.times(2));

    Answer other = shop.placeOrderWithKey(key, user, mug.times(1));

    assertThat(other.status()).as(other.toString()).isEqualTo(422);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void a_key_is_its_users_own() {
    Product mug = ledger.stock(5);
    String first = orderId(shop.placeOrderWithKey(key, user, mug.times(1)));

    String second = orderId(shop.placeOrderWithKey(key, "other-" + user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void without_a_key_the_same_request_is_another_order() {
    Product mug = ledger.stock(5);

    String first = orderId(shop.placeOrder(user, mug.times(1)));
    String second = orderId(shop.placeOrder(user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_key_that_is_not_printable_or_too_long_is_refused() {
    Product mug = ledger.stock(5);

    Answer refused = shop.placeOrderWithKey("k".repeat(256), user, mug.times(1));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
  }

  @Test
  void after_a_refusal_the_key_may_be_tried_again() {
    Product mug = ledger.stock(1);
    assertThat(shop.placeOrderWithKey(key, user, mug.times(2)).status()).isEqualTo(409);

    Answer smaller = shop.placeOrderWithKey(key, user, mug.times(1));

    assertThat(smaller.status()).as(smaller.toString()).isEqualTo(201);
    assertThat(smaller.header("idempotent-replayed")).isEmpty();
  }

  @Test
  void while_the_first_is_running_the_second_is_told_to_wait() throws Exception {
    Product mug = ledger.stock(5);
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    cloud
        .callsOf(ShopFunction.ORDER)
        .startAnew((moment, call) -> hold(call.number(), reached, released));
    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(() -> shop.placeOrderWithKey(key, user, mug.times(1)));
    reached.await();

    Answer second = shop.placeOrderWithKey(key, user, mug.times(1));

    released.countDown();
    assertThat(second.status()).as(second.toString()).isEqualTo(409);
    assertThat(second.json().get("error").textValue())
        .isEqualTo("A request with this Idempotency-Key is already in progress");
    assertThat(second.header("retry-after")).isNotEmpty();
    assertThat(first.get().status()).as(first.get().toString()).isEqualTo(201);
  }

  @Test
  void a_key_whose_process_died_is_taken_over_after_its_lease() {
    Product mug = ledger.stock(5);
    cloud.callsOf(ShopFunction.ORDER).startAnew((moment, call) -> killAtThird(call.number()));
    assertThat(shop.placeOrderWithKey(key, user, mug.times(2)).status()).isEqualTo(502);
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);

    Await.until(
        "the end of the lease",
        Duration.ofSeconds(30),
        () -> shop.placeOrderWithKey(key, user, mug.times(2)).status() == 201);

    assertThat(shop.ordersOf(user)).hasSize(1);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  /** Keeps the second call, which reserves, waiting. */
  private static Verdict hold(int number, CountDownLatch reached, CountDownLatch released) {
    if (number == 2) {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Verdict.PASS;
  }

  /** The third call would accept the order. */
  private Verdict killAtThird(int number) {
    if (number != 3) {
      return Verdict.PASS;
    }
    cloud.kill(ShopFunction.ORDER);
    return Verdict.DROP;
  }
}
