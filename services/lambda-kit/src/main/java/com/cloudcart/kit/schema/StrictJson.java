package com.cloudcart.kit.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * Parses a message so that what is validated is what a consumer reads: no field twice, nothing
 * after the value, numbers exact.
 */
final class StrictJson {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .nodeFactory(new BoundedNumbers())
          .build()
          .reader();

  private StrictJson() {}

  static JsonNode read(String text) throws Malformed {
    try {
      JsonNode tree = READER.readTree(text);
      if (tree.isMissingNode()) {
        throw new Malformed("is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new Malformed("is not one JSON value without duplicate fields");
    } catch (NumberOutOfRange e) {
      throw new Malformed("has a number out of any range");
    }
  }

  /** The message is no JSON that can be validated. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  /** {@code 1e999999999} is a valid number, and dividing it by a cent would take all memory. */
  private static final class BoundedNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1;
    private static final int MOST_DIGITS = 400;

    @Override
    public ValueNode numberNode(BigDecimal value) {
      if (Math.abs((long) value.scale()) > MOST_DIGITS) {
        throw new NumberOutOfRange();
      }
      return super.numberNode(value);
    }
  }

  private static final class NumberOutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
