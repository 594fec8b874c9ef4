package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Network.Call;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The order service's table behind the network, with the exceptions of the real adapter. */
final class RemoteOrders implements Orders {
  /** As the order service limits its calls of AWS. */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Network network;
  private final Orders table;
  private final Ledger ledger;

  RemoteOrders(Network network, Orders table, Ledger ledger) {
    this.network = network;
    this.table = table;
    this.ledger = ledger;
  }

  @Override
  public OpenResult open(Order reserving, ClaimTimes times) {
    return call("open", reserving.orderId(), () -> table.open(reserving, times));
  }

  @Override
  public AcceptResult accept(Order pending, String answer) {
    try {
      return call("accept", pending.orderId(), () -> table.accept(pending, answer));
    } catch (DependencyUnavailable | Throttled e) {
      ledger.doubts(true);
      return AcceptResult.UNKNOWN;
    }
  }

  @Override
  public FenceResult fence(Order order) {
    FenceResult result = call("fence", order.orderId(), () -> table.fence(order));
    ledger.doubts(false);
    return result;
  }

  @Override
  public void drop(Order order) {
    boolean unused =
        call(
            "drop",
            order.orderId(),
            () -> {
              table.drop(order);
              return true;
            });
  }

  @Override
  public Optional<Order> find(OrderId orderId) {
    return call("find", orderId, () -> table.find(orderId));
  }

  @Override
  public Page newestFirst(UserId userId, int limit, PagePosition from) {
    return call("list orders of", userId, () -> table.newestFirst(userId, limit, from));
  }

  @Override
  public List<OrderId> overdue(OverdueSince since, int limit) {
    return call("overdue", limit, () -> table.overdue(since, limit));
  }

  @Override
  public void postpone(OrderId orderId, Instant since) {
    boolean unused =
        call(
            "postpone",
            orderId,
            () -> {
              table.postpone(orderId, since);
              return true;
            });
  }

  private <R> R call(String what, Object id, Supplier<R> effect) {
    return network.store(new Call(what + " " + id, TIMEOUT), effect);
  }
}
