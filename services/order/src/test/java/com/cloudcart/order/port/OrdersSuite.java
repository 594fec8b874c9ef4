package com.cloudcart.order.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders.AcceptResult;
import com.cloudcart.order.port.Orders.Claim;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.Orders.FenceResult;
import com.cloudcart.order.port.Orders.OpenResult;
import com.cloudcart.order.port.Orders.OverdueSince;
import com.cloudcart.order.port.Orders.Page;
import com.cloudcart.order.port.Orders.PagePosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Orders} promises. Each test has its own shopper and time. */
public abstract class OrdersSuite {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofHours(24);
  private static final ProductId MUG = new ProductId("mug");
  private static final PagePosition START = new PagePosition.Start();

  private final Instant now = TestTime.now();
  private final Instant farAhead = now.plus(Duration.ofDays(3650));
  private final OverdueSince all = new OverdueSince(farAhead, farAhead);

  private final UserId user = new UserId("user-" + UUID.randomUUID());
  private final IdempotencyKey key = IdempotencyKey.Named.of(user, "k");

  /** The adapter; it may hold orders of other tests. */
  protected abstract Orders orders();

  @Test
  void open_order_is_found_as_it_was_stored() {
    Order order = order(key);

    OpenResult opening = open(order);

    assertThat(opening).isEqualTo(new OpenResult.Opened());
    assertThat(orders().find(order.orderId())).contains(order);
  }

  @Test
  void accepted_order_is_found_as_it_was_answered() {
    Order pending = accept(order(key));

    assertThat(orders().find(pending.orderId())).contains(pending);
    assertThat(pending.lines().lines().getFirst().knownTitle()).contains("Stoneware mug");
  }

  @Test
  void order_that_was_never_opened_is_not_found() {
    assertThat(orders().find(newId())).isEmpty();
  }

  @Test
  void order_is_not_opened_when_its_key_is_in_use() {
    Order first = order(key);
    open(first);
    Order second = order(key);

    OpenResult opening = open(second);

    Claim claim = new Claim.Running(first.orderId(), first.fingerprint(), now.plus(LEASE));
    assertThat(opening).isEqualTo(new OpenResult.KeyInUse(claim));
    assertThat(orders().find(second.orderId())).isEmpty();
  }

  @Test
  void answered_key_returns_its_answer() {
    Order first = order(key);
    open(first);
    orders().accept(accepted(first), "{\"an\":\"answer\"}");

    OpenResult opening = open(order(key));

    Claim claim = new Claim.Answered(first.orderId(), first.fingerprint(), "{\"an\":\"answer\"}");
    assertThat(opening).isEqualTo(new OpenResult.KeyInUse(claim));
  }

  @Test
  void key_is_free_after_a_day_even_if_the_store_still_has_it() {
    accept(order(key));
    Instant later = now.plus(DAY).plusSeconds(1);

    OpenResult opening = orders().open(order(key), ClaimTimes.from(later, LEASE, DAY));

    assertThat(opening).isEqualTo(new OpenResult.Opened());
  }

  @Test
  void orders_without_a_key_are_independent() {
    open(order(new IdempotencyKey.None()));

    assertThat(open(order(new IdempotencyKey.None()))).isEqualTo(new OpenResult.Opened());
  }

  @Test
  void order_that_is_accepted_again_stays_as_it_is() {
    Order pending = accept(order(key));

    AcceptResult again = orders().accept(pending, "answer");

    assertThat(again).isEqualTo(AcceptResult.ACCEPTED);
    assertThat(orders().find(pending.orderId())).contains(pending);
  }

  @Test
  void fenced_order_cannot_be_accepted() {
    Order order = order(key);
    open(order);

    FenceResult fencing = orders().fence(order);

    assertThat(fencing).isEqualTo(FenceResult.FENCED);
    assertThat(orders().accept(accepted(order), "late")).isEqualTo(AcceptResult.LOST);
    assertThat(orders().find(order.orderId())).map(Order::status).contains(OrderStatus.RELEASING);
  }

  @Test
  void fence_frees_the_key_for_another_order_and_does_not_take_it_from_that_one() {
    Order dead = order(key);
    open(dead);
    orders().fence(dead);
    Order second = order(key);

    assertThat(open(second)).isEqualTo(new OpenResult.Opened());
    assertThat(orders().fence(dead)).isEqualTo(FenceResult.FENCED);
    orders().drop(dead);
    assertThat(open(order(key))).isInstanceOf(OpenResult.KeyInUse.class);
    assertThat(orders().accept(accepted(second), "answer")).isEqualTo(AcceptResult.ACCEPTED);
  }

  @Test
  void order_whose_key_was_given_to_another_one_after_a_day_cannot_be_accepted() {
    Order slow = order(key);
    open(slow);
    Order second = order(key);
    orders().open(second, ClaimTimes.from(now.plus(DAY).plusSeconds(1), LEASE, DAY));

    assertThat(orders().accept(accepted(slow), "late")).isEqualTo(AcceptResult.LOST);
    assertThat(orders().fence(slow)).isEqualTo(FenceResult.FENCED);
    orders().drop(slow);
    assertThat(orders().find(slow.orderId())).isEmpty();
    assertThat(orders().accept(accepted(second), "answer")).isEqualTo(AcceptResult.ACCEPTED);
  }

  @Test
  void accepted_order_is_neither_fenced_nor_dropped() {
    Order pending = accept(order(key));

    assertThat(orders().fence(pending)).isEqualTo(FenceResult.ACCEPTED);
    assertThatThrownBy(() -> orders().drop(pending)).isInstanceOf(IllegalStateException.class);
    assertThat(orders().find(pending.orderId())).contains(pending);
    assertThat(open(order(key))).isInstanceOf(OpenResult.KeyInUse.class);
  }

  @Test
  void dropped_order_leaves_nothing_behind() {
    Order order = order(key);
    open(order);

    orders().drop(order);
    orders().drop(order);

    assertThat(orders().find(order.orderId())).isEmpty();
    assertThat(orders().fence(order)).isEqualTo(FenceResult.GONE);
    assertThat(orders().accept(accepted(order), "late")).isEqualTo(AcceptResult.LOST);
    assertThat(orders().overdue(all, 1000)).doesNotContain(order.orderId());
    assertThat(open(order(key))).isEqualTo(new OpenResult.Opened());
  }

  @Test
  void shopper_sees_accepted_orders_only_the_newest_first() {
    open(order(new IdempotencyKey.None()));
    Order first = accept(order(new IdempotencyKey.None(), now));
    Order third = accept(order(new IdempotencyKey.None(), now.plusMillis(601)));
    Order second = accept(order(new IdempotencyKey.None(), now.plusMillis(600)));

    Page page = orders().newestFirst(user, 20, START);

    assertThat(page).isEqualTo(new Page(List.of(third, second, first), false));
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    Order first = accept(order(new IdempotencyKey.None(), now));
    Order second = accept(order(new IdempotencyKey.None(), now.plusSeconds(1)));
    Order third = accept(order(new IdempotencyKey.None(), now.plusSeconds(2)));

    Page one = orders().newestFirst(user, 2, START);
    Page two = orders().newestFirst(user, 2, after(second));
    Page all = orders().newestFirst(user, 3, START);

    assertThat(one).isEqualTo(new Page(List.of(third, second), true));
    assertThat(two).isEqualTo(new Page(List.of(first), false));
    assertThat(all.more()).isFalse();
  }

  @Test
  void orders_need_recovery_by_the_age_of_their_state() {
    Order reserving = order(new IdempotencyKey.None());
    open(reserving);
    Order pending = accept(order(new IdempotencyKey.None()));

    OverdueSince reservingOnly = new OverdueSince(now, now.minusMillis(1));
    OverdueSince pendingOnly = new OverdueSince(now.minusMillis(1), now);

    assertThat(orders().overdue(reservingOnly, 1000))
        .contains(reserving.orderId())
        .doesNotContain(pending.orderId());
    assertThat(orders().overdue(pendingOnly, 1000))
        .contains(pending.orderId())
        .doesNotContain(reserving.orderId());
  }

  @Test
  void longest_waiting_orders_are_recovered_first() {
    Instant yearsAgo = now.minus(Duration.ofDays(3650));
    Order late = order(new IdempotencyKey.None(), yearsAgo.plusSeconds(2));
    Order early = order(new IdempotencyKey.None(), yearsAgo.plusSeconds(1));
    open(late);
    open(early);
    OverdueSince thatDay = new OverdueSince(yearsAgo.plus(DAY), yearsAgo);

    assertThat(orders().overdue(thatDay, 1000)).containsExactly(early.orderId(), late.orderId());
    assertThat(orders().overdue(thatDay, 1)).containsExactly(early.orderId());
    orders().drop(early);
    orders().drop(late);
  }

  @Test
  void postponed_order_waits_again() {
    Order order = order(new IdempotencyKey.None());
    open(order);

    orders().postpone(order.orderId(), now.plusSeconds(60));

    assertThat(orders().overdue(new OverdueSince(now.plusSeconds(59), now.plusSeconds(59)), 1000))
        .doesNotContain(order.orderId());
    assertThat(orders().overdue(new OverdueSince(now.plusSeconds(60), now.plusSeconds(60)), 1000))
        .contains(order.orderId());
  }

  @Test
  void order_that_is_gone_is_not_postponed() {
    Order order = order(new IdempotencyKey.None());

    orders().postpone(order.orderId(), now);

    assertThat(orders().overdue(all, 1000)).doesNotContain(order.orderId());
    assertThat(orders().find(order.orderId())).isEmpty();
  }

  @Test
  void accepted_order_has_its_acceptance_time_and_waits_again_from_then() {
    Order order = Order.reserving(newId(), placedNow(), order(key).lines());
    Instant begun = order.placement().createdAt();
    orders().open(order, ClaimTimes.from(begun, LEASE, DAY));
    Order pending = order.accepted(Map.of(), begun.plusSeconds(9));

    orders().accept(pending, "answer");

    assertThat(orders().find(order.orderId())).contains(pending);
    assertThat(orders().overdue(new OverdueSince(farAhead, begun.plusSeconds(8)), 1000))
        .doesNotContain(order.orderId());
    assertThat(orders().overdue(new OverdueSince(farAhead, begun.plusSeconds(9)), 1000))
        .contains(order.orderId());
  }

  @Test
  void order_that_is_opened_again_stays_as_it_is() {
    Order withKey = Order.reserving(newId(), placedNow(), order(key).lines());
    Order without = order(new IdempotencyKey.None());
    for (Order order : List.of(withKey, without)) {
      ClaimTimes times = ClaimTimes.from(order.placement().createdAt(), LEASE, DAY);
      orders().open(order, times);
      Order pending = accepted(order);
      orders().accept(pending, "answer");

      assertThat(orders().open(order, times)).isEqualTo(new OpenResult.Opened());
      assertThat(orders().find(order.orderId())).contains(pending);
    }
  }

  private OpenResult open(Order order) {
    return orders().open(order, ClaimTimes.from(now, LEASE, DAY));
  }

  private Order accept(Order order) {
    open(order);
    Order pending = accepted(order);
    assertThat(orders().accept(pending, "answer")).isEqualTo(AcceptResult.ACCEPTED);
    return pending;
  }

  private static Order accepted(Order order) {
    return order.accepted(Map.of(MUG, "Stoneware mug"), order.placement().createdAt());
  }

  private static PagePosition after(Order order) {
    return new PagePosition.After(order.placement().createdAt(), order.orderId());
  }

  private Order order(IdempotencyKey itsKey) {
    return order(itsKey, now);
  }

  private Order order(IdempotencyKey itsKey, Instant createdAt) {
    OrderLine mugs = new OrderLine(MUG, 2, new Money(new BigDecimal("12.50")));
    OrderLine teas = new OrderLine(new ProductId("tea"), 1, new Money(new BigDecimal("3")));
    return Order.reserving(
        newId(),
        new Placement(user, createdAt, itsKey, "corr"),
        new OrderLines(List.of(mugs, teas)));
  }

  /** With the real time, because a store may delete expired keys by its own clock. */
  private Placement placedNow() {
    return new Placement(user, Instant.now().truncatedTo(ChronoUnit.MILLIS), key, "corr");
  }

  private static OrderId newId() {
    return new OrderId(UUID.randomUUID().toString());
  }
}
