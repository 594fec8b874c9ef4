package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.Reservation;
import com.cloudcart.order.port.Sight;
import com.cloudcart.order.port.StockReservations;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A catalog that keeps the contract's promises: exactly once, and tombstones. */
public final class InMemoryStockReservations implements StockReservations {
  private final Map<ProductId, Product> products = new HashMap<>();
  private final Map<Key, Entry> entries = new HashMap<>();

  private record Product(Money price, String title, int stock) {
    Product with(int newStock) {
      return new Product(price, title, newStock);
    }
  }

  private record Key(ProductId productId, OrderId orderId) {}

  private record Entry(int held, boolean released) {}

  /** Puts a product on sale, or changes it. */
  public synchronized InMemoryStockReservations with(ProductId id, Money price, int stock) {
    products.put(id, new Product(price, "Title of " + id, stock));
    return this;
  }

  /** What is there of a product now. */
  public synchronized int stockOf(ProductId productId) {
    return product(productId).stock();
  }

  @Override
  public synchronized Reservation reserve(OrderId orderId, OrderLine line, Instant deadline) {
    Product product = products.get(line.productId());
    if (product == null) {
      return new Reservation.UnknownProduct();
    }
    Entry entry = entries.get(new Key(line.productId(), orderId));
    if (entry != null && entry.released()) {
      return new Reservation.AlreadyReleased();
    }
    if (entry == null) {
      if (product.stock() < line.quantity()) {
        return new Reservation.Insufficient(product.stock());
      }
      entries.put(new Key(line.productId(), orderId), new Entry(line.quantity(), false));
      products.put(line.productId(), product.with(product.stock() - line.quantity()));
    }
    return new Reservation.Reserved(product.price(), product.title());
  }

  @Override
  public synchronized Release release(OrderId orderId, OrderLine line, Instant deadline) {
    Product product = products.get(line.productId());
    if (product == null) {
      return new Release.Released();
    }
    Entry entry = entries.put(new Key(line.productId(), orderId), new Entry(0, true));
    int held = entry == null ? 0 : entry.held();
    products.put(line.productId(), product.with(product.stock() + held));
    return new Release.Released();
  }

  @Override
  public synchronized Sight look(ProductId productId, Instant deadline) {
    Product product = products.get(productId);
    return product == null
        ? new Sight.UnknownProduct()
        : new Sight.Seen(product.price(), product.stock());
  }

  private Product product(ProductId productId) {
    Product product = products.get(productId);
    if (product == null) {
      throw new IllegalArgumentException("no such product: " + productId);
    }
    return product;
  }
}
