package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Repeats a request in each state of the first request. */
class IdempotencyIT extends EndToEnd {
  private final String key = "key-" + UUID.randomUUID();
  private final Product mug = invariant.stock(5);

  IdempotencyIT(LocalCloud cloud) {
    super(cloud);
  }

  @Test
  void repeated_request_gets_the_first_response_byte_for_byte() {
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
  void repeated_request_in_another_notation_is_recognised() {
    Answer first = shop.placeOrderWithKey(key, user, mug.times(2));
    String reordered =
        "{ \"items\": [{\"price\": 12.500, \"quantity\": 2, \"productId\": \"%s\"}], \"userId\": \"%s\" }"
            .formatted(mug.productId(), user);

    Answer again = shop.post(reordered, Map.of("IDEMPOTENCY-KEY", key));

    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void different_request_with_the_same_key_is_rejected() {
    shop.placeOrderWithKey(key, user, mug.times(2));

    Answer other = shop.placeOrderWithKey(key, user, mug.times(1));

    assertThat(other.status()).as(other.toString()).isEqualTo(422);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void key_belongs_to_its_user() {
    String first = orderId(shop.placeOrderWithKey(key, user, mug.times(1)));

    String second = orderId(shop.placeOrderWithKey(key, "other-" + user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void repeated_request_without_a_key_is_another_order() {
    String first = orderId(shop.placeOrder(user, mug.times(1)));

    String second = orderId(shop.placeOrder(user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void key_that_is_too_long_is_rejected() {
    Answer refused = shop.placeOrderWithKey("k".repeat(256), user, mug.times(1));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
  }

  @Test
  void key_may_be_used_again_after_a_rejection() {
    assertThat(shop.placeOrderWithKey(key, user, mug.times(6)).status()).isEqualTo(409);

    Answer smaller = shop.placeOrderWithKey(key, user, mug.times(5));

    assertThat(smaller.status()).as(smaller.toString()).isEqualTo(201);
    assertThat(smaller.header("idempotent-replayed")).isEmpty();
  }

  @Test
  void second_request_gets_a_conflict_while_the_first_is_running() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CompletableFuture<Void> released = new CompletableFuture<>();
    orderCalls.inject(
        Fault.delays(
            Call::isForTheCatalog,
            () -> {
              reached.countDown();
              released.join();
            }));
    CompletableFuture<Answer> first =
        CompletableFuture.supplyAsync(() -> shop.placeOrderWithKey(key, user, mug.times(1)));
    reached.await();

    Answer second = shop.placeOrderWithKey(key, user, mug.times(1));

    released.complete(null);
    assertThat(second.status()).as(second.toString()).isEqualTo(409);
    assertThat(second.json().get("error").textValue())
        .isEqualTo("A request with this Idempotency-Key is already in progress");
    assertThat(second.header("retry-after")).isNotEmpty();
    assertThat(first.get().status()).as(first.get().toString()).isEqualTo(201);
  }

  @Test
  void key_of_a_dead_process_is_taken_over_after_its_lease() {
    // The process dies with its reservation, before it accepts the order.
    orderCalls.inject(
        Fault.losesFirst(
            Moment.AFTER, Call::isForTheCatalog, () -> cloud.kill(ShopFunction.ORDER)));
    assertThat(shop.placeOrderWithKey(key, user, mug.times(2)).status()).isEqualTo(502);
    orderCalls.reset();

    Await.until(
        "the expiry of the lease",
        Duration.ofSeconds(30),
        () -> shop.placeOrderWithKey(key, user, mug.times(2)).status() == 201);

    assertThat(shop.ordersOf(user)).hasSize(1);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }
}
