package com.cloudcart.order.lambda;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.port.Trace;
import java.util.function.Supplier;

/** Work for an order has the correlation id of the request that placed it. */
final class CorrelatedTrace implements Trace {
  @Override
  public <T> T inTheNameOf(Order order, Supplier<T> work) {
    return new Correlation(order.placement().correlationId(), null).call(work);
  }
}
