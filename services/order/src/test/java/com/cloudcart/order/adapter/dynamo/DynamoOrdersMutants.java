package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.test.ExpressionMutation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that a test fails for each changed clause of an expression: {@code -Pmutants}. */
class DynamoOrdersMutants {
  @TestFactory
  Stream<DynamicTest> every_clause_of_every_expression_is_checked() {
    return ExpressionMutation.of(DynamoOrdersIT.class)
        .accept(
            "attribute_exists(neverThere) OR (orderId = :owner AND #state = :running)",
            "a claim that is gone is then refused, and the order is written alone as it should be")
        .tests();
  }
}
