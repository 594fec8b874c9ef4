package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.generated.orders.model.OrderModel;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.snapshot.Priming;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.StockReservations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The harmless steps by which a process loads what placing an order needs. */
final class OrderPriming {
  private static final OrderLine LINE =
      new OrderLine(new ProductId("priming"), 1, new Money(BigDecimal.ONE));
  private static final int CATALOG_SECONDS = 5;

  private final ApiFunction function;
  private final String apiKey;
  private final StockReservations stock;
  private final OrderEvents events;

  OrderPriming(ApiFunction function, String apiKey, StockReservations stock, OrderEvents events) {
    this.function = function;
    this.apiKey = apiKey;
    this.stock = stock;
    this.events = events;
  }

  /**
   * Reads an order, and looks at and reserves a product, none of which exists. Priming succeeds
   * also when the catalog is unavailable.
   */
  void read() {
    ContractMapper.prepare(OrderModel.class);
    request(
        Priming.event("GET", "/orders/{orderId}")
            .withPathParameters(Map.of("orderId", "priming"))
            .withQueryStringParameters(Map.of("userId", "priming")),
        404);
    Instant deadline = Instant.now().plusSeconds(CATALOG_SECONDS);
    var unusedLevels = stock.look(List.of(LINE.productId()), deadline);
    var unusedResult = stock.reserve(new OrderId("priming"), LINE, deadline);
  }

  /** Places an order and sends its event where no table and no queue is. */
  void write() {
    request(
        Priming.event("POST", "/orders")
            .withBody(
                "{\"userId\":\"priming\",\"items\":"
                    + "[{\"productId\":\"priming\",\"quantity\":1,\"price\":1}]}"),
        503);
    var unused = events.placed(order());
  }

  private void request(APIGatewayProxyRequestEvent event, int status) {
    Map<String, String> headers = Map.of("Content-Type", "application/json", "x-api-key", apiKey);
    Priming.request(function, event.withHeaders(headers), status);
  }

  private static Order order() {
    Order.Placement placement =
        new Order.Placement(
            new UserId("priming"), Instant.EPOCH, new IdempotencyKey.None(), "priming");
    return Order.reserving(new OrderId("priming"), placement, new OrderLines(List.of(LINE)))
        .accepted(Map.of(), Instant.EPOCH);
  }
}
