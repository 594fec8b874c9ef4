package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.Page;
import com.cloudcart.order.port.Orders.PagePosition;
import java.util.List;
import java.util.Optional;

/** Shows the orders of a shopper, newest first, page by page. */
public final class ListOrders {
  private final Orders orders;

  public ListOrders(Orders orders) {
    this.orders = orders;
  }

  /**
   * Which page to show.
   *
   * @param pageKey the {@code nextKey} of the previous page; empty for the first page
   */
  public record Command(UserId userId, int limit, Optional<String> pageKey) {}

  /** The outcome. */
  public sealed interface Result {
    /** Some orders. Without a key there are no more. */
    record Page(List<Order> orders, Optional<String> nextKey) implements Result {
      public Page {
        orders = List.copyOf(orders);
      }
    }

    /** The page key does not belong to this shopper's list. */
    record UnknownPageKey() implements Result {}
  }

  public Result handle(Command command) {
    return command
        .pageKey()
        .map(key -> PageKey.read(key, command.userId()))
        .orElse(Optional.of(new PagePosition.Start()))
        .map(from -> read(command, from))
        .orElseGet(Result.UnknownPageKey::new);
  }

  private Result read(Command command, PagePosition from) {
    Page page = orders.newestFirst(command.userId(), command.limit(), from);
    return new Result.Page(
        page.orders(),
        page.more() ? Optional.of(PageKey.after(page.orders().getLast())) : Optional.empty());
  }
}
