package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;
import java.util.function.Supplier;

/** Joins what is done for an order later to the request in which it was placed. */
@FunctionalInterface
public interface Trace {
  /** Does the work under the order's correlation id: calls carry it, log lines show it. */
  <T> T inTheNameOf(Order order, Supplier<T> work);
}
