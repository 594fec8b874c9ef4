package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.generated.catalog.model.ReleaseStockModel;
import com.cloudcart.generated.catalog.model.SetStockModel;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Fills the catalog, then changes stock and prices while shoppers order. */
final class Merchant {
  private static final int MOST_PRODUCTS = 8;
  private static final int SCARCE = 12;
  private static final int PLENTY = 3_000;
  private static final int LONGEST_PAUSE_SECONDS = 60;

  private final Shop shop;
  private final SplittableRandom random;
  private int changes;

  /**
   * A merchant.
   *
   * @param changes how often the merchant changes something
   */
  Merchant(Shop shop, SplittableRandom random, int changes) {
    this.shop = shop;
    this.random = random;
    this.changes = changes;
  }

  /** The first products are the ones that most shoppers want. */
  void fill() {
    int products = 2 + random.nextInt(MOST_PRODUCTS - 1);
    for (int i = 0; i < products; i++) {
      int stock = random.nextInt(6) == 0 ? random.nextInt(SCARCE) : SCARCE + random.nextInt(PLENTY);
      shop.records.add(new ProductId("p" + i), price(), stock);
    }
    planNext();
  }

  private void planNext() {
    if (changes > 0) {
      changes--;
      Duration pause = Duration.ofMillis(random.nextInt(LONGEST_PAUSE_SECONDS * 1000));
      shop.scheduler.after(pause, this::change);
    }
  }

  private void change() {
    List<ProductId> products = shop.records.products();
    ProductId id = products.get(random.nextInt(products.size()));
    switch (random.nextInt(3)) {
      case 0 -> {
        String price = price();
        shop.trace.add("merchant", () -> id + " costs " + price);
        shop.records.changePrice(id, price);
      }
      case 1 -> {
        SetStockModel counted = new SetStockModel(random.nextInt(PLENTY));
        start(() -> shop.catalog.changeStock(id.value(), counted));
      }
      default -> {
        ReleaseStockModel delivered = new ReleaseStockModel(1 + random.nextInt(SCARCE), null);
        start(() -> shop.catalog.changeStock(id.value(), delivered));
      }
    }
    planNext();
  }

  private void start(Runnable call) {
    SimulatedProcess unused = shop.functions.start(Kind.CATALOG, call, () -> {});
  }

  private String price() {
    return (1 + random.nextInt(40)) + "." + (10 + random.nextInt(90));
  }
}
