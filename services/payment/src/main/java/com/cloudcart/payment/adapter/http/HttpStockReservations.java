package com.cloudcart.payment.adapter.http;

import com.cloudcart.generated.catalogclient.CatalogApi;
import com.cloudcart.generated.catalogclient.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalogclient.model.ReleaseStockModel;
import com.cloudcart.kit.client.ApiCallFailed;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.CatalogUnavailable;
import com.cloudcart.payment.port.StockReservations;

/**
 * Releases through the catalog's API, with the order's id as reservationId: that is what makes a
 * release exactly once. The source is {@code changeStock} of api-specs/catalog.yaml.
 */
public final class HttpStockReservations implements StockReservations {
  private final CatalogApi catalog;

  public HttpStockReservations(CatalogApi catalog) {
    this.catalog = catalog;
  }

  @Override
  public void release(OrderId orderId, OrderLine line) {
    String what = "release of " + line.productId() + " for order " + orderId;
    switch (answer(orderId, line, what)) {
      case ChangeStockResponse.Ok ok -> {}
      case ChangeStockResponse.NotFound gone -> {}
      case ChangeStockResponse.Conflict conflict -> throw refused(what, conflict.status());
      case ChangeStockResponse.Rejected rejected -> throw refused(what, rejected.status());
      case ChangeStockResponse.Failed failed -> throw refused(what, failed.status());
    }
  }

  private ChangeStockResponse answer(OrderId orderId, OrderLine line, String what) {
    var release = new ReleaseStockModel(line.quantity(), orderId.value());
    try {
      return catalog.changeStock(line.productId().value(), release);
    } catch (ApiCallFailed e) {
      throw new CatalogUnavailable(what + " has no known outcome", e);
    }
  }

  private static CatalogUnavailable refused(String what, int status) {
    return new CatalogUnavailable(what + " was answered " + status);
  }
}
