package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.endtoend.Shop.Line;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Kills the order function's process before and after each call of the saga. */
class CrashRecoveryIT extends EndToEnd {
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);

  CrashRecoveryIT(LocalCloud cloud) {
    super(cloud);
  }

  /** An order whose process died; {@code accepted} is true when the order was accepted before. */
  private record Crash(String moment, String user, List<Line> lines, boolean accepted) {
    /** The request of the order, with its key. */
    Answer order(Shop shop) {
      return shop.placeOrderWithKey("key-" + user, user, lines.toArray(Line[]::new));
    }
  }

  @Test
  void crash_at_any_call_leaves_a_complete_order_or_none() {
    List<Call> saga = callsOfOneOrder();
    int accepting = accepting(saga).number();

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
  void killed_recovery_is_completed_by_the_next_one() {
    Crash crash = crash(accepting(callsOfOneOrder()), Moment.BEFORE, false);
    RecordingProxy recovery = cloud.callsOf(ShopFunction.RECOVERY);

    Fault kill =
        recovery.inject(
            Fault.losesFirst(
                Moment.AFTER, Call::isForTheCatalog, () -> cloud.kill(ShopFunction.RECOVERY)));
    Await.until(
        "the kill of the recovery", RECOVERY_LIMIT, () -> !cloud.runRecovery() || kill.hasFired());
    recovery.reset();

    Await.until("the recovery", RECOVERY_LIMIT, () -> haveSettled(List.of(crash)));
    assertRetrySucceedsOnce(crash);
  }

  private List<Call> callsOfOneOrder() {
    Line[] lines = {invariant.stock(5).times(2), invariant.stock(5).times(1)};
    orderCalls.reset();
    orderId(shop.placeOrderWithKey("dry-run", newUser(), lines));
    return orderCalls.calls();
  }

  /** The transaction that accepts the order is the last one of the saga. */
  private static Call accepting(List<Call> saga) {
    return saga.stream()
        .filter(call -> call.is(TransactWriteItemsRequest.class))
        .toList()
        .getLast();
  }

  private Crash crash(Call at, Moment moment, boolean accepted) {
    List<Line> lines = List.of(invariant.stock(5).times(2), invariant.stock(5).times(1));
    Crash crash = new Crash(moment + " " + at, newUser(), lines, accepted);
    orderCalls.inject(
        Fault.losesFirst(
            moment, call -> call.number() == at.number(), () -> cloud.kill(ShopFunction.ORDER)));
    Answer answer = crash.order(shop);
    assertThat(answer.status()).as("%s: %s", crash.moment(), answer).isEqualTo(502);
    orderCalls.reset();
    return crash;
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
            .allMatch(line ->
                shop.stockOf(new Product(line.productId(), line.price()))
                    == 5 - (crash.accepted() ? line.quantity() : 0));
  }

  private void assertRetrySucceedsOnce(Crash crash) {
    List<JsonNode> before = shop.ordersOf(crash.user());

    Answer again = crash.order(shop);

    assertThat(again.status()).as("%s: %s", crash.moment(), again).isEqualTo(201);
    assertThat(again.header("idempotent-replayed"))
        .as(crash.moment())
        .isEqualTo(crash.accepted() ? "true" : "");
    assertThat(shop.ordersOf(crash.user())).as(crash.moment()).hasSize(1);
    assertThat(before).as(crash.moment()).hasSize(crash.accepted() ? 1 : 0);
  }
}
