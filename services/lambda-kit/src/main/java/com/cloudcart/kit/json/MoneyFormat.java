package com.cloudcart.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.format.Format;

/**
 * The contracts' {@code format: money}: a number with at most two decimals. The keyword {@code
 * multipleOf: 0.01} would say the same, but validators that calculate with doubles refuse prices
 * such as 0.07 by it.
 */
public final class MoneyFormat implements Format {
  private static final int DECIMALS = 2;

  private MoneyFormat() {}

  /** A dialect that also validates {@code format: money}. */
  public static Dialect addedTo(Dialect dialect) {
    return Dialect.builder(dialect).format(new MoneyFormat()).build();
  }

  @Override
  public String getName() {
    return "money";
  }

  /** Whether a number has at most two decimals; other types are left to {@code type}. */
  @Override
  public boolean matches(ExecutionContext execution, SchemaContext context, JsonNode value) {
    return !value.isNumber() || value.decimalValue().stripTrailingZeros().scale() <= DECIMALS;
  }
}
