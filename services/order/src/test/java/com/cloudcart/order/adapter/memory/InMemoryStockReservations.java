package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A catalog that reserves and releases exactly once and refuses what was released. */
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

  /** The current stock of a product. */
  public synchronized int stockOf(ProductId productId) {
    return product(productId).stock();
  }

  @Override
  public synchronized ReserveResult reserve(OrderId orderId, OrderLine line, Instant deadline) {
    Product product = products.get(line.productId());
    if (product == null) {
      return new ReserveResult.UnknownProduct();
    }
    Entry entry = entries.get(new Key(line.productId(), orderId));
    if (entry != null && entry.released()) {
      return new ReserveResult.AlreadyReleased();
    }
    if (entry == null) {
      if (product.stock() < line.quantity()) {
        return new ReserveResult.Insufficient(product.stock());
      }
      entries.put(new Key(line.productId(), orderId), new Entry(line.quantity(), false));
      products.put(line.productId(), product.with(product.stock() - line.quantity()));
    }
    return new ReserveResult.Reserved(product.price(), product.title());
  }

  @Override
  public synchronized ReleaseResult release(OrderId orderId, OrderLine line, Instant deadline) {
    Product product = products.get(line.productId());
    if (product == null) {
      return new ReleaseResult.Released();
    }
    Entry entry = entries.put(new Key(line.productId(), orderId), new Entry(0, true));
    int held = entry == null ? 0 : entry.held();
    products.put(line.productId(), product.with(product.stock() + held));
    return new ReleaseResult.Released();
  }

  @Override
  public synchronized Map<ProductId, StockLevel> look(
      List<ProductId> productIds, Instant deadline) {
    return productIds.stream().collect(Collectors.toMap(productId -> productId, this::levelOf));
  }

  private StockLevel levelOf(ProductId productId) {
    Product product = products.get(productId);
    return product == null
        ? new StockLevel.UnknownProduct()
        : new StockLevel.Known(product.price(), product.stock());
  }

  private Product product(ProductId productId) {
    Product product = products.get(productId);
    if (product == null) {
      throw new IllegalArgumentException("no such product: " + productId);
    }
    return product;
  }
}
