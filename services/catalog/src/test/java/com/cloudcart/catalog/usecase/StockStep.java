package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.ProductId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Something that a caller does to the stock of a product, with few names and small quantities. */
public record StockStep(Kind kind, int quantity, String name) {
  static final int MOST = 4;
  static final List<String> NAMES = List.of("order-1", "order-2", "order-3");

  /** The five things that can be done. */
  public enum Kind {
    SET,
    TAKE,
    PUT_BACK,
    RESERVE,
    RELEASE
  }

  /** Up to so many steps of any kind. */
  public static Arbitrary<List<StockStep>> sequences(int longest) {
    return any(Kind.values()).list().ofMaxSize(longest);
  }

  /** So many reserves and releases. */
  public static Arbitrary<List<StockStep>> crowds(int size) {
    return any(Kind.RESERVE, Kind.RELEASE).list().ofSize(size);
  }

  private static Arbitrary<StockStep> any(Kind... kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds), Arbitraries.integers().between(1, MOST), Arbitraries.of(NAMES))
        .as(StockStep::new);
  }

  String run(StockModel model) {
    return switch (kind) {
      case SET -> model.set(quantity);
      case TAKE -> model.take(quantity);
      case PUT_BACK -> model.putBack(quantity);
      case RESERVE -> model.reserve(quantity, name);
      case RELEASE -> model.release(quantity, name);
    };
  }

  String run(CatalogActions actions, ProductId id) {
    Object outcome =
        switch (kind) {
          case SET -> actions.set(id, quantity);
          case TAKE -> actions.take(id, quantity);
          case PUT_BACK -> actions.putBack(id, quantity);
          case RESERVE -> actions.reserve(id, quantity, name);
          case RELEASE -> actions.release(id, quantity, name);
        };
    return outcome.getClass().getSimpleName();
  }
}
