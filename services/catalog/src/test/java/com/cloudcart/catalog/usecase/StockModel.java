package com.cloudcart.catalog.usecase;

import java.util.HashMap;
import java.util.Map;

/**
 * What the contract says of one product's stock and reservations, written down a second time and as
 * plainly as possible. Each step answers with the name of the outcome.
 */
final class StockModel {
  private record Entry(int quantity, boolean held) {}

  private final Map<String, Entry> reservations = new HashMap<>();
  private int stock;

  StockModel(int stock) {
    this.stock = stock;
  }

  int stock() {
    return stock;
  }

  String set(int figure) {
    stock = figure;
    return "StockSet";
  }

  String take(int quantity) {
    if (stock < quantity) {
      return "InsufficientStock";
    }
    stock -= quantity;
    return "Reserved";
  }

  String putBack(int quantity) {
    stock += quantity;
    return "Released";
  }

  String reserve(int quantity, String name) {
    Entry known = reservations.get(name);
    if (known == null) {
      String outcome = take(quantity);
      if (outcome.equals("Reserved")) {
        reservations.put(name, new Entry(quantity, true));
      }
      return outcome;
    }
    if (!known.held()) {
      return "AlreadyReleased";
    }
    return known.quantity() == quantity ? "Reserved" : "DifferentQuantity";
  }

  String release(int quantity, String name) {
    Entry known = reservations.get(name);
    if (known != null && known.quantity() != quantity) {
      return "DifferentQuantity";
    }
    if (known != null && known.held()) {
      stock += quantity;
    }
    reservations.put(name, new Entry(quantity, false));
    return "Released";
  }
}
