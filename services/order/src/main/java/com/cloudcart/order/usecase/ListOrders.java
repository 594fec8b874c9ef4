package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderPage;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.PagePosition;
import java.util.List;
import java.util.Optional;

/** Shows a shopper's orders, newest first, page by page. */
public final class ListOrders {
  private final Orders orders;

  public ListOrders(Orders orders) {
    this.orders = orders;
  }

  /**
   * Which page to show.
   *
   * @param pageKey the key that the page before ended with; empty for the first page
   */
  public record Command(UserId userId, int limit, Optional<String> pageKey) {}

  /** What came of it. */
  public sealed interface Result {
    /** Some orders; without a key there are no more. */
    record Page(List<Order> orders, Optional<String> nextKey) implements Result {
      public Page {
        orders = List.copyOf(orders);
      }
    }

    /** The page key is none of this shopper's. */
    record UnknownPageKey() implements Result {}
  }

  /** Reads one page. */
  public Result handle(Command command) {
    return command
        .pageKey()
        .map(key -> PageKey.read(key, command.userId()))
        .orElse(Optional.of(new PagePosition.Start()))
        .map(from -> read(command, from))
        .orElseGet(Result.UnknownPageKey::new);
  }

  private Result read(Command command, PagePosition from) {
    OrderPage page = orders.newestFirst(command.userId(), command.limit(), from);
    return new Result.Page(
        page.orders(),
        page.more() ? Optional.of(PageKey.behind(page.orders().getLast())) : Optional.empty());
  }
}
