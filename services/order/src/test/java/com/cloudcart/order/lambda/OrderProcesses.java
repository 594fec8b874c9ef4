package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.api.ApiDocument;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.api.ApiKeys;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** The functions of the order service with their own wiring, on the ports of a simulation. */
public final class OrderProcesses {
  private static final ApiDocument DOCUMENT = ApiDocument.load("orders");

  private final OrderWiring wiring;

  /**
   * The functions of one simulated shop.
   *
   * @param settings as the function's template sets them
   */
  public OrderProcesses(Map<String, String> settings, Clock clock, Ports ports) {
    this.wiring =
        new OrderWiring(
            new Settings(settings),
            clock,
            JsonLines.discarded(),
            new OrderWiring.Ports(ports.orders(), ports.stock(), ports.events(), ports.ids()));
  }

  /** What the functions need from outside. */
  public record Ports(
      Orders orders, StockReservations stock, OrderEvents events, Supplier<OrderId> ids) {}

  /** The function behind the orders API. */
  public RequestStreamHandler api(String apiKey) {
    ApiFunction function = wiring.apiFunction(DOCUMENT, ApiKeys.of(apiKey));
    return (input, output, context) -> function.handle(input, output);
  }

  /** The function that recovers orders. */
  public RequestStreamHandler recovery() {
    return new RecoveryFunction(wiring);
  }
}
