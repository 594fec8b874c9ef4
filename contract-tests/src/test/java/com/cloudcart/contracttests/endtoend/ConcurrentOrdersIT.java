package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many concurrent orders for few products. */
class ConcurrentOrdersIT extends EndToEnd {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** As the Retry-After of a busy function says. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  ConcurrentOrdersIT(LocalCloud cloud) {
    super(cloud);
  }

  @Test
  void a_hundred_orders_at_once_for_forty_units_sell_exactly_forty() {
    Product mug = invariant.stock(40);

    List<Answer> answers = orderAtOnce(100, mug);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(40);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(60)
        .allSatisfy(a -> assertThat(a.body()).contains("Insufficient stock"));
    assertThat(shop.stockOf(mug)).isZero();
  }

  private List<Answer> orderAtOnce(int orders, Product product) {
    try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, orders)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> persist(product), shoppers))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  /** Repeats a request with the same key until it is accepted or the stock is insufficient. */
  private Answer persist(Product product) {
    String shopper = newUser();
    AtomicReference<Answer> last = new AtomicReference<>();
    Await.until(
        "a final answer",
        LIMIT,
        RETRY_AFTER,
        () -> {
          last.set(shop.placeOrderWithKey("the-only-one", shopper, product.times(1)));
          return isFinal(last.get());
        });
    return last.get();
  }

  private static boolean isFinal(Answer answer) {
    return answer.status() == 201
        || (answer.status() == 409 && answer.body().contains("Insufficient stock"));
  }
}
