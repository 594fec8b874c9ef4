package com.cloudcart.cart.adapter.dynamo;

import com.cloudcart.kit.test.ExpressionMutation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which clause of an expression may change without a test noticing: {@code -Pmutants}. */
class DynamoCartItemsMutants {
  private static final String REDUNDANT =
      "DynamoDB takes a missing attribute as another one, so the clause after it says the same";

  @TestFactory
  Stream<DynamicTest> every_clause_of_every_expression_is_checked() {
    return ExpressionMutation.of(DynamoCartItemsIT.class)
        .accept(
            "quantity <= :full AND (attribute_exists(neverThere) OR lastAdd <> :name)", REDUNDANT)
        .accept(
            "(attribute_not_exists(quantity) OR quantity <= :full)"
                + " AND (attribute_exists(neverThere) OR lastAdd <> :name)",
            REDUNDANT)
        .tests();
  }
}
