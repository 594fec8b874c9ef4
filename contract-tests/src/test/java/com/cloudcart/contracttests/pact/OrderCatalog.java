package com.cloudcart.contracttests.pact;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.order.adapter.http.HttpStockReservations;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The order service's own adapter, asking about two mugs for order-1. */
final class OrderCatalog {

  /** Generous, as several builds may share the machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final OrderLine LINE =
      new OrderLine(new ProductId(CatalogPact.PRODUCT), 2, new Money(new BigDecimal("12.50")));
  private static final OrderId ORDER = new OrderId(CatalogPact.RESERVATION);

  private final HttpStockReservations stock;

  private OrderCatalog(HttpStockReservations stock) {
    this.stock = stock;
  }

  static OrderCatalog at(String url) {
    return at(url, PATIENCE);
  }

  static OrderCatalog at(String url, Duration callTimeout) {
    Clock clock = Clock.systemUTC();
    JsonHttpClient http = new JsonHttpClient(URI.create(url), callTimeout);
    Log log = new Log("order-service", Level.ERROR, JsonLines.stdout(), clock);
    return new OrderCatalog(new HttpStockReservations(new CatalogApiClient(http), clock, log));
  }

  ReserveResult reserve() {
    return stock.reserve(ORDER, LINE, deadline());
  }

  ReleaseResult release() {
    return stock.release(ORDER, LINE, deadline());
  }

  StockLevel look() {
    ProductId product = LINE.productId();
    return Objects.requireNonNull(stock.look(List.of(product), deadline()).get(product));
  }

  private static Instant deadline() {
    return Instant.now().plus(PATIENCE.multipliedBy(4));
  }
}
