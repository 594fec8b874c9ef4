package com.cloudcart.contracttests.endtoend;

import static com.cloudcart.contracttests.endtoend.OrdersIT.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.Await;
import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.ShopFunction;
import com.cloudcart.contracttests.cloud.StockInvariant;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Repeats a request in each state of the first request. */
@ExtendWith(LocalCloudExtension.class)
class IdempotencyIT {
  private final LocalCloud cloud;
  private final Shop shop;
  private final StockInvariant invariant;
  private final String user = "user-" + UUID.randomUUID();
  private final String key = "key-" + UUID.randomUUID();

  IdempotencyIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
  }

  @AfterEach
  void check_the_stock_invariant() {
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    invariant.check();
  }

  @Test
  void a_repeated_request_gets_the_first_response_byte_for_byte() {
    Product mug = invariant.stock(5);
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
  void a_repeated_request_in_another_notation_is_recognised() {
    Product mug = invariant.stock(5);
    Answer first = shop.placeOrderWithKey(key, user, mug.times(2));
    String reordered =
        "{ \"items\": [{\"price\": 12.500, \"quantity\": 2, \"productId\": \"%s\"}], \"userId\": \"%s\" }"
            .formatted(mug.productId(), user);

    Answer again = shop.post(reordered, Map.of("IDEMPOTENCY-KEY", key));

    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void a_different_request_with_the_same_key_is_rejected() {
    Product mug = invariant.stock(5);
    shop.placeOrderWithKey(key, user, mug.times(2));

    Answer other = shop.placeOrderWithKey(key, user, mug.times(1));

    assertThat(other.status()).as(other.toString()).isEqualTo(422);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void a_key_belongs_to_its_user() {
    Product mug = invariant.stock(5);
    String first = orderId(shop.placeOrderWithKey(key, user, mug.times(1)));

    String second = orderId(shop.placeOrderWithKey(key, "other-" + user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_repeated_request_without_a_key_is_another_order() {
    Product mug = invariant.stock(5);

    String first = orderId(shop.placeOrder(user, mug.times(1)));
    String second = orderId(shop.placeOrder(user, mug.times(1)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_key_that_is_not_printable_or_too_long_is_rejected() {
    Product mug = invariant.stock(5);

    Answer refused = shop.placeOrderWithKey("k".repeat(256), user, mug.times(1));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
  }

  @Test
  void a_key_may_be_used_again_after_a_rejection() {
    Product mug = invariant.stock(1);
    assertThat(shop.placeOrderWithKey(key, user, mug.times(2)).status()).isEqualTo(409);

    Answer smaller = shop.placeOrderWithKey(key, user, mug.times(1));

    assertThat(smaller.status()).as(smaller.toString()).isEqualTo(201);
    assertThat(smaller.header("idempotent-replayed")).isEmpty();
  }

  @Test
  void a_second_request_gets_a_conflict_while_the_first_is_running() throws Exception {
    Product mug = invariant.stock(5);
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
  void a_key_of_a_dead_process_is_taken_over_after_its_lease() {
    Product mug = invariant.stock(5);
    cloud.callsOf(ShopFunction.ORDER).startAnew((moment, call) -> killAtThird(call.number()));
    assertThat(shop.placeOrderWithKey(key, user, mug.times(2)).status()).isEqualTo(502);
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);

    Await.until(
        "the expiry of the lease",
        Duration.ofSeconds(30),
        () -> shop.placeOrderWithKey(key, user, mug.times(2)).status() == 201);

    assertThat(shop.ordersOf(user)).hasSize(1);
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  /** Blocks the second call, which reserves stock. */
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

  /** The third call accepts the order. */
  private Verdict killAtThird(int number) {
    if (number != 3) {
      return Verdict.PASS;
    }
    cloud.kill(ShopFunction.ORDER);
    return Verdict.DROP;
  }
}
