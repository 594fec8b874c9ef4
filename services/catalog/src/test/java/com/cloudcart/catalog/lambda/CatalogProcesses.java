package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import java.time.Clock;

/** The handler of the catalog's API on the ports of a simulation. */
public final class CatalogProcesses {
  private CatalogProcesses() {}

  /** What the function needs from outside. */
  public record Ports(
      Products products,
      ProductSearch search,
      Inventory inventory,
      StockReservations reservations) {}

  /** The operations of the catalog's API; products are created by the simulation itself. */
  public static CatalogApi api(Ports ports, Clock clock) {
    Log log = new Log("product-catalog", Level.ERROR, JsonLines.discarded(), clock);
    return new CatalogApiHandler(
        new ProductLists(ports.products(), ports.search()),
        new FindProduct(ports.products()),
        new CreateProduct(ports.products(), () -> new ProductId("unused"), clock),
        new StockChanges(ports.inventory(), ports.reservations(), clock, log),
        log);
  }
}
