package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Presentation;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Revision;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.domain.Title;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The catalog's tables, and what stock and price each product has had at which time. */
final class StockRecords {
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final Scheduler scheduler;
  private final Map<ProductId, List<Level>> levels = new LinkedHashMap<>();
  private final Map<ProductId, Integer> supplied = new LinkedHashMap<>();

  StockRecords(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Stock and price from this time on. */
  record Level(Instant since, int stock, BigDecimal price) {}

  InMemoryCatalog catalog() {
    return catalog;
  }

  void add(ProductId id, String price, int stock) {
    Presentation plain = new Presentation(null, null, null);
    Offer offer = new Offer(new Title("Title of " + id), new Money(new BigDecimal(price)), plain);
    catalog.add(new Product(id, offer, new Stock(stock), Revision.first(scheduler.now())));
    supplied.put(id, stock);
    note(id);
  }

  void changePrice(ProductId id, String price) {
    Product old = product(id);
    Offer offer =
        new Offer(
            old.offer().title(), new Money(new BigDecimal(price)), old.offer().presentation());
    catalog.add(new Product(id, offer, old.stock(), old.revision().changed(scheduler.now())));
    note(id);
  }

  /** A change of stock that no order made. */
  <R> R external(ProductId id, Supplier<R> change) {
    int before = catalog.find(id).map(product -> product.stock().value()).orElse(0);
    R result = change.get();
    int after = catalog.find(id).map(product -> product.stock().value()).orElse(0);
    supplied.merge(id, after - before, Integer::sum);
    return result;
  }

  /** Remembers the current stock and price, if they have changed. */
  void note(ProductId id) {
    Product product = product(id);
    Level level =
        new Level(scheduler.now(), product.stock().value(), product.offer().price().amount());
    levels.computeIfAbsent(id, any -> new ArrayList<>()).add(level);
  }

  List<ProductId> products() {
    return List.copyOf(levels.keySet());
  }

  Product product(ProductId id) {
    return catalog.find(id).orElseThrow();
  }

  /** All stock that a product ever had. */
  int supplied(ProductId id) {
    return supplied.getOrDefault(id, 0);
  }

  /** Whether a product was like this at some time between two times. */
  boolean was(ProductId id, Instant from, Instant until, Predicate<Level> like) {
    List<Level> all = levels.getOrDefault(id, List.of());
    for (int i = 0; i < all.size(); i++) {
      boolean started = !all.get(i).since().isAfter(until);
      boolean lasted = i + 1 == all.size() || !all.get(i + 1).since().isBefore(from);
      if (started && lasted && like.test(all.get(i))) {
        return true;
      }
    }
    return false;
  }

  boolean isHeld(ProductId id, String orderId) {
    Reservation reservation = catalog.reservation(id, new ReservationId(orderId));
    return reservation != null && reservation.isHeld();
  }
}
