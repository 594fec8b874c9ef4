package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.kit.test.ExpressionMutation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Finds the clauses of expressions that no test checks; run by {@code -Pmutants}. */
class DynamoOrdersMutants {
  @TestFactory
  Stream<DynamicTest> every_clause_of_every_expression_is_checked() {
    return ExpressionMutation.of(DynamoOrdersIT.class).tests();
  }
}
