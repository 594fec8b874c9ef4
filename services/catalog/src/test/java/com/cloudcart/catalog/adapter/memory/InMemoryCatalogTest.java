package com.cloudcart.catalog.adapter.memory;

import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.InventorySuite;
import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.ProductSearchSuite;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.ProductsSuite;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.catalog.port.StockReservationsSuite;
import org.junit.jupiter.api.Nested;

class InMemoryCatalogTest {
  private final InMemoryCatalog catalog = new InMemoryCatalog();

  @Nested
  class AsProducts implements ProductsSuite {
    @Override
    public Products products() {
      return catalog;
    }
  }

  @Nested
  class AsProductSearch implements ProductSearchSuite {
    @Override
    public Products products() {
      return catalog;
    }

    @Override
    public ProductSearch search() {
      return catalog;
    }
  }

  @Nested
  class AsInventory implements InventorySuite {
    @Override
    public Products products() {
      return catalog;
    }

    @Override
    public Inventory inventory() {
      return catalog;
    }
  }

  @Nested
  class AsStockReservations implements StockReservationsSuite {
    @Override
    public Products products() {
      return catalog;
    }

    @Override
    public Inventory inventory() {
      return catalog;
    }

    @Override
    public StockReservations reservations() {
      return catalog;
    }
  }
}
