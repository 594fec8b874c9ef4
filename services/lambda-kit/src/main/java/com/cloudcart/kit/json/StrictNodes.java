package com.cloudcart.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Refuses values that are valid JSON and that no later step could handle. */
final class StrictNodes extends JsonNodeFactory {
  private static final long serialVersionUID = 1;

  /** {@code 1e999999999} is a valid number, and dividing it by a cent would take all memory. */
  private static final int MAX_SCALE = 400;

  @Override
  public ValueNode numberNode(BigDecimal value) {
    if (value.signum() == 0) {
      return super.numberNode(BigDecimal.ZERO);
    }
    if (Math.abs((long) value.scale()) > MAX_SCALE) {
      throw new Refused("has a number outside any range");
    }
    return super.numberNode(value);
  }

  @Override
  public TextNode textNode(String text) {
    return super.textNode(wellFormed(text));
  }

  /** Field names do not pass through a node factory. */
  static void checkFieldNames(JsonNode tree) {
    tree.fieldNames().forEachRemaining(StrictNodes::wellFormed);
    tree.forEach(StrictNodes::checkFieldNames);
  }

  private static String wellFormed(String text) {
    if (!Texts.isWellFormed(text)) {
      throw new Refused("has an unpaired surrogate");
    }
    return text;
  }

  /** Thrown through the parser, which declares no exception for this. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String rule) {
      super(rule);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
