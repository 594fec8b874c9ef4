package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.InventorySuite;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.ProductsSuite;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.catalog.port.StockReservationsSuite;
import com.cloudcart.kit.test.DynamoDbLocal;
import com.cloudcart.kit.test.TemplateTables;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCatalogIT {
  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();

  private final TemplateTables tables = TemplateTables.create(DYNAMO.client(), "catalog");
  private final String productsTable = tables.name("ProductsTable");
  private final DynamoProducts products = new DynamoProducts(DYNAMO.client(), productsTable);

  @Nested
  class AsProducts implements ProductsSuite {
    @Override
    public Products products() {
      return products;
    }
  }

  @Nested
  class AsInventory implements InventorySuite {
    private final DynamoInventory inventory = new DynamoInventory(DYNAMO.client(), productsTable);

    @Override
    public Products products() {
      return products;
    }

    @Override
    public Inventory inventory() {
      return inventory;
    }
  }

  @Nested
  class AsStockReservations implements StockReservationsSuite {
    private final DynamoStockReservations reservations =
        new DynamoStockReservations(
            DYNAMO.client(), productsTable, tables.name("StockReservationsTable"));

    @Override
    public Products products() {
      return products;
    }

    @Override
    public StockReservations reservations() {
      return reservations;
    }
  }
}
