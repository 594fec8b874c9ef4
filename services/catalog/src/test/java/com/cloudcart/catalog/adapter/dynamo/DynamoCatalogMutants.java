package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.kit.test.ExpressionMutation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which clause of an expression may change without a test noticing: {@code -Pmutants}. */
class DynamoCatalogMutants {
  private static final String REDUNDANT =
      "DynamoDB takes a missing attribute as another one, so the clause after it says the same";

  @TestFactory
  Stream<DynamicTest> every_clause_of_every_expression_is_checked() {
    return ExpressionMutation.of(
            DynamoCatalogIT.AsProducts.class,
            DynamoCatalogIT.AsProductSearch.class,
            DynamoCatalogIT.AsInventory.class,
            DynamoCatalogIT.AsStockReservations.class,
            DynamoCatalogIT.WhenAnswersAreLost.class)
        .accept(
            "attribute_exists(stock) AND (attribute_exists(neverThere) OR lastChange <> :name)",
            REDUNDANT)
        .accept("stock >= :n AND (attribute_exists(neverThere) OR lastChange <> :name)", REDUNDANT)
        .accept(
            "stock <= :full AND (attribute_exists(neverThere) OR lastChange <> :name)", REDUNDANT)
        .tests();
  }
}
