package com.cloudcart.kit.api;

import com.cloudcart.kit.api.Operation.Parameter;
import com.cloudcart.kit.json.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A parameter, which arrives as text whatever its schema's type is. */
final class ParameterText {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

  private final Parameter parameter;
  private final String text;

  ParameterText(Parameter parameter, String text) {
    this.parameter = parameter;
    this.text = text;
  }

  List<String> violations() {
    try {
      if (!Texts.isWellFormed(decoded())) {
        return List.of(parameter.name() + ": has an unpaired surrogate");
      }
    } catch (IllegalArgumentException e) {
      return List.of(parameter.name() + ": is not percent-encoded text");
    }
    JsonNode value = value();
    // A capped integer has no bounds that a request could break.
    return isCapped() && value.isIntegralNumber()
        ? List.of()
        : parameter.schema().violations(value, parameter.name());
  }

  /** The value as the schema's type; text that is not of the type stays text. */
  JsonNode value() {
    if (!parameter.definition().path("type").asText().equals("integer")
        || !INTEGER.matcher(text).matches()) {
      return TextNode.valueOf(decodedOrRaw());
    }
    BigInteger number = new BigInteger(text);
    return isCapped()
        ? IntNode.valueOf(number.max(cap("minimum")).min(cap("maximum")).intValueExact())
        : BigIntegerNode.valueOf(number);
  }

  private boolean isCapped() {
    return parameter.definition().has("x-capped-to");
  }

  private BigInteger cap(String bound) {
    return parameter.definition().path("x-capped-to").path(bound).bigIntegerValue();
  }

  private String decodedOrRaw() {
    try {
      return decoded();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private String decoded() {
    // URLDecoder is made for forms, where a plus sign is a space; in a path it is a plus sign.
    return parameter.in().equals("path")
        ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
        : text;
  }
}
