package com.cloudcart.contracttests.endtoend;

import static com.cloudcart.contracttests.endtoend.OrdersIT.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.Await;
import com.cloudcart.contracttests.cloud.Call;
import com.cloudcart.contracttests.cloud.EndpointProxy;
import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Moment;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Line;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.ShopFunction;
import com.cloudcart.contracttests.cloud.StockInvariant;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kills the order function's process before and after each call of the saga. */
@ExtendWith(LocalCloudExtension.class)
class CrashRecoveryIT {
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);

  private final LocalCloud cloud;
  private final Shop shop;
  private final StockInvariant invariant;
  private final EndpointProxy calls;

  CrashRecoveryIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
    this.calls = cloud.callsOf(ShopFunction.ORDER);
  }

  /** An order whose process died; {@code accepted} is true when the order was accepted before. */
  private record Crash(String moment, String user, String key, List<Line> lines, boolean accepted) {
    Line[] order() {
      return lines.toArray(Line[]::new);
    }
  }

  @AfterEach
  void check_the_stock_invariant() {
    calls.startAnew(Fault.NONE);
    invariant.check();
  }

  @Test
  void a_crash_at_any_call_leaves_a_complete_order_or_none() {
    List<Call> saga = callsOfOneOrder();
    int accepting =
        saga.stream().filter(CrashRecoveryIT::isTransaction).toList().getLast().number();

    List<Crash> crashes = new ArrayList<>();
    for (Call call : saga) {
      crashes.add(crash(call, Moment.BEFORE, call.number() > accepting));
      crashes.add(crash(call, Moment.AFTER, call.number() >= accepting));
    }

    assertThat(crashes).hasSizeGreaterThanOrEqualTo(10);
    Await.until("the recovery of every order", RECOVERY_LIMIT, () -> haveSettled(crashes));
    invariant.check();
    crashes.forEach(this::assertRetrySucceedsOnce);
  }

  @Test
  void a_killed_recovery_is_completed_by_the_next_one() {
    Call accepting =
        callsOfOneOrder().stream().filter(CrashRecoveryIT::isTransaction).toList().getLast();
    Crash crash = crash(accepting, Moment.BEFORE, false);
    AtomicBoolean killed = new AtomicBoolean();
    EndpointProxy recovery = cloud.callsOf(ShopFunction.RECOVERY);

    recovery.startAnew((moment, call) -> killOnceAfterARelease(moment, call, killed));
    Await.until(
        "the kill of the recovery", RECOVERY_LIMIT, () -> !cloud.runRecovery() || killed.get());
    recovery.startAnew(Fault.NONE);

    assertThat(killed).isTrue();
    Await.until("the recovery", RECOVERY_LIMIT, () -> haveSettled(List.of(crash)));
    assertRetrySucceedsOnce(crash);
  }

  private Verdict killOnceAfterARelease(Moment moment, Call call, AtomicBoolean killed) {
    boolean now =
        moment == Moment.AFTER && call.isForTheCatalog() && killed.compareAndSet(false, true);
    if (!now) {
      return Verdict.PASS;
    }
    cloud.kill(ShopFunction.RECOVERY);
    return Verdict.DROP;
  }

  private List<Call> callsOfOneOrder() {
    Line[] lines = {invariant.stock(5).times(2), invariant.stock(5).times(1)};
    calls.startAnew(Fault.NONE);
    orderId(shop.placeOrderWithKey("dry-run", "user-" + UUID.randomUUID(), lines));
    return calls.calls();
  }

  private Crash crash(Call at, Moment moment, boolean accepted) {
    Product mug = invariant.stock(5);
    Product lamp = invariant.stock(5);
    Crash crash =
        new Crash(
            moment + " " + at,
            "user-" + UUID.randomUUID(),
            "key-" + UUID.randomUUID(),
            List.of(mug.times(2), lamp.times(1)),
            accepted);
    calls.startAnew(
        (when, call) -> when == moment && call.number() == at.number() ? kill() : Verdict.PASS);
    Answer answer = shop.placeOrderWithKey(crash.key(), crash.user(), crash.order());
    calls.startAnew(Fault.NONE);
    assertThat(answer.status()).as("%s: %s", crash.moment(), answer).isEqualTo(502);
    return crash;
  }

  private Verdict kill() {
    cloud.kill(ShopFunction.ORDER);
    return Verdict.DROP;
  }

  private boolean haveSettled(List<Crash> crashes) {
    assertThat(cloud.runRecovery()).as("the recovery completed").isTrue();
    return crashes.stream().allMatch(this::hasSettled);
  }

  private boolean hasSettled(Crash crash) {
    List<String> states =
        shop.ordersOf(crash.user()).stream().map(o -> o.get("status").textValue()).toList();
    List<String> expected = crash.accepted() ? List.of("SHIPPED") : List.of();
    return states.equals(expected)
        && crash.lines().stream()
            .allMatch(line -> shop.stockOf(product(line)) == left(crash, line));
  }

  private void assertRetrySucceedsOnce(Crash crash) {
    List<JsonNode> before = shop.ordersOf(crash.user());

    Answer again = shop.placeOrderWithKey(crash.key(), crash.user(), crash.order());

    assertThat(again.status()).as("%s: %s", crash.moment(), again).isEqualTo(201);
    assertThat(again.header("idempotent-replayed"))
        .as(crash.moment())
        .isEqualTo(crash.accepted() ? "true" : "");
    assertThat(shop.ordersOf(crash.user())).as(crash.moment()).hasSize(1);
    assertThat(before).as(crash.moment()).hasSize(crash.accepted() ? 1 : 0);
  }

  private static boolean isTransaction(Call call) {
    return call.operation().equals("TransactWriteItems");
  }

  private static Product product(Line line) {
    return new Product(line.productId(), line.price());
  }

  private static int left(Crash crash, Line line) {
    return 5 - (crash.accepted() ? line.quantity() : 0);
  }
}
