package com.cloudcart.contracttests.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.dsl.DslPart;
import java.util.HashMap;
import java.util.Map;

/** The catalog's answers as far as its clients read them. */
final class CatalogAnswers {

  static final String PRODUCT = "mug";
  static final double PRICE = 12.5;
  static final String RESERVATION = "order-1";
  static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z";
  private static final String TIME_EXAMPLE = "2026-11-23T01:02:03.456Z";
  private static final String ID = "[A-Za-z0-9._~-]{1,128}";

  private CatalogAnswers() {}

  /** What a state has to say of the product, so that its answers can be told exactly. */
  static Map<String, Object> inStock(int stock) {
    return Map.of("productId", PRODUCT, "price", PRICE, "stock", stock);
  }

  /** The same with a reservation of two pieces. */
  static Map<String, Object> reserved(int stock) {
    return reserved(stock, 2);
  }

  static Map<String, Object> reserved(int stock, int quantity) {
    Map<String, Object> state = new HashMap<>(inStock(stock));
    state.put("reservationId", RESERVATION);
    state.put("quantity", quantity);
    return state;
  }

  /**
   * The product with exactly this stock, which is what makes "exactly once" visible, and exactly
   * its price, or one in cents would do.
   */
  static DslPart product(int stock) {
    return newJsonBody(
            product -> {
              product.stringValue("productId", PRODUCT);
              product.stringType("title", "Stoneware mug");
              product.numberValue("price", PRICE);
              product.numberValue("stock", stock);
              product.stringMatcher("createdAt", TIME, TIME_EXAMPLE);
              product.stringMatcher("updatedAt", TIME, TIME_EXAMPLE);
            })
        .build();
  }

  static DslPart insufficient(int requested, int available) {
    return newJsonBody(
            conflict -> {
              conflict.stringValue("error", "Insufficient stock");
              conflict.array(
                  "items",
                  items ->
                      items.object(item -> {
                        item.stringValue("productId", PRODUCT);
                        item.numberValue("requested", requested);
                        item.numberValue("available", available);
                      }));
              conflict.stringMatcher("correlationId", ID, "c-1");
            })
        .build();
  }

  static DslPart conflict(String error) {
    return newJsonBody(
            conflict -> {
              conflict.stringValue("error", error);
              conflict.stringMatcher("correlationId", ID, "c-1");
            })
        .build();
  }

  static DslPart notFound() {
    return error("Product not found");
  }

  /** An error whose sentence is for people. */
  static DslPart error(String sentence) {
    return newJsonBody(
            error -> {
              error.stringType("error", sentence);
              error.stringMatcher("correlationId", ID, "c-1");
            })
        .build();
  }
}
