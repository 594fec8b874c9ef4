package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.port.Crowd;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.StockReservations;
import java.time.Clock;
import java.util.List;

/** What holds of stock and reservations, whatever callers do and wherever they are kept. */
public final class StockProperties {
  private static final int STOCK = 6;

  private final Products products;
  private final CatalogActions actions;

  public StockProperties(Products products, Inventory inventory, StockReservations reservations) {
    this.products = products;
    this.actions = new CatalogActions(inventory, reservations, Clock.systemUTC());
  }

  /** One after the other, every outcome and the stock are as the model says. */
  public void steps_follow_the_model(List<StockStep> steps) {
    Product mug = added();
    StockModel model = new StockModel(STOCK);
    for (StockStep step : steps) {
      assertThat(step.run(actions, mug.id()))
          .as("%s of %s", step, steps)
          .isEqualTo(step.run(model));
      assertThat(stock(mug)).as("after %s of %s", step, steps).isEqualTo(model.stock());
    }
  }

  /**
   * All at once, reserves and releases under few names: each name has at most one quantity, and
   * when all names are released the stock is whole again, no piece lost and none made.
   */
  public void nothing_is_lost_or_made_by_a_crowd(List<StockStep> steps) {
    Product mug = added();

    Crowd.each(steps, step -> step.run(actions, mug.id()));

    assertThat(stock(mug)).as("after %s", steps).isBetween(0, STOCK);
    for (String name : StockStep.NAMES) {
      for (int quantity = 1; quantity <= StockStep.MOST; quantity++) {
        actions.release(mug.id(), quantity, name);
      }
    }
    assertThat(stock(mug)).as("all released after %s", steps).isEqualTo(STOCK);
  }

  private Product added() {
    Product mug = ProductMother.mug(STOCK);
    products.add(mug);
    return mug;
  }

  private int stock(Product product) {
    return products.find(product.id()).orElseThrow().stock().value();
  }
}
