package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.StockInvariant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many concurrent orders for few products. */
@ExtendWith(LocalCloudExtension.class)
class ConcurrentOrdersIT {
  private static final int TRIES = 60;

  private final Shop shop;
  private final StockInvariant invariant;

  ConcurrentOrdersIT(LocalCloud cloud) {
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
  }

  @Test
  void a_hundred_orders_at_once_for_forty_units_sell_exactly_forty() throws Exception {
    Product mug = invariant.stock(40);

    List<Answer> answers = orderAtOnce(100, mug);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(40);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(60)
        .allSatisfy(a -> assertThat(a.body()).contains("Insufficient stock"));
    assertThat(shop.stockOf(mug)).isZero();
    invariant.check();
  }

  private List<Answer> orderAtOnce(int orders, Product product) throws Exception {
    List<Future<Answer>> futures = new ArrayList<>();
    try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < orders; i++) {
        futures.add(shoppers.submit(() -> persist(product)));
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  /** Repeats a request with the same key until it is accepted or the stock is insufficient. */
  private Answer persist(Product product) throws InterruptedException {
    String user = "user-" + UUID.randomUUID();
    for (int i = 0; i < TRIES; i++) {
      Answer answer = shop.placeOrderWithKey("the-only-one", user, product.times(1));
      if (isFinal(answer)) {
        return answer;
      }
      Thread.sleep(500);
    }
    throw new AssertionError("no answer after " + TRIES + " tries");
  }

  private static boolean isFinal(Answer answer) {
    return answer.status() == 201
        || (answer.status() == 409 && answer.body().contains("Insufficient stock"));
  }
}
