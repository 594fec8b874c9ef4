package com.cloudcart.payment.adapter.http;

import com.cloudcart.generated.catalogclient.CatalogApi;
import com.cloudcart.generated.catalogclient.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalogclient.model.ReleaseStockModel;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.ApiCallFailed;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.StockReservations;

/**
 * Releases stock through the catalog's API. The reservationId is the order's id, so that the
 * catalog releases a reservation once. The source is {@code changeStock} of {@code
 * api-specs/catalog.yaml}.
 */
public final class HttpStockReservations implements StockReservations {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final CatalogApi catalog;

  public HttpStockReservations(CatalogApi catalog) {
    this.catalog = catalog;
  }

  /**
   * Releases the stock of a line.
   *
   * @throws DependencyUnavailable when the catalog did not answer, or answered with a fault
   * @throws IllegalStateException when the catalog refused the release: a bug
   */
  @Override
  public void release(OrderId orderId, OrderLine line) {
    String what = "release of " + line.productId() + " for order " + orderId;
    switch (answer(orderId, line, what)) {
      case ChangeStockResponse.Ok ok -> {}
      case ChangeStockResponse.NotFound notFound -> {}
      case ChangeStockResponse.Conflict conflict -> throw refused(what, conflict.status());
      case ChangeStockResponse.Rejected rejected -> throw refused(what, rejected.status());
      case ChangeStockResponse.Failed failed ->
          throw new DependencyUnavailable(answered(what, failed.status()), RETRY_AFTER_SECONDS);
    }
  }

  private ChangeStockResponse answer(OrderId orderId, OrderLine line, String what) {
    ReleaseStockModel release = new ReleaseStockModel(line.quantity(), orderId.value());
    try {
      return catalog.changeStock(line.productId().value(), release);
    } catch (ApiCallFailed e) {
      throw new DependencyUnavailable(what + " has no known outcome", RETRY_AFTER_SECONDS, e);
    }
  }

  private static IllegalStateException refused(String what, int status) {
    return new IllegalStateException(answered(what, status));
  }

  private static String answered(String what, int status) {
    return what + " was answered with status " + status;
  }
}
