package com.cloudcart.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a value: one sentence per field and rule, the field first. A schema's own
 * sentence ({@code x-violation}) replaces those of its bounds.
 */
final class Violations {
  private static final int MAX_VIOLATIONS = 1000;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9]{1,64}");

  private final JsonNode document;
  private final String root;

  /**
   * Violations of one value.
   *
   * @param root what to call the value itself: {@code body}, or a parameter's name
   */
  Violations(JsonNode document, String root) {
    this.document = document;
    this.root = root;
  }

  List<String> of(List<Error> errors) {
    Set<String> wrongType = paths(errors, "type");
    Set<String> wrongSize = paths(errors, "maxItems");
    return errors.stream()
        .filter(error -> error.getKeyword().equals("type") || !wrongType.contains(path(error)))
        .filter(error -> wrongSize.stream().noneMatch(list -> path(error).startsWith(list + "[")))
        .map(error -> path(error) + ": " + rule(error))
        .distinct()
        .limit(MAX_VIOLATIONS)
        .toList();
  }

  private Set<String> paths(List<Error> errors, String keyword) {
    return errors.stream()
        .filter(error -> error.getKeyword().equals(keyword))
        .map(this::path)
        .collect(Collectors.toSet());
  }

  private String path(Error error) {
    String parent = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String property = error.getProperty();
    if (property == null || isUnknownAndOdd(error)) {
      return parent.isEmpty() ? root : parent;
    }
    return parent.isEmpty() ? property : parent + "." + property;
  }

  /** An unknown field is named only when its name is plain: anything else is the caller's text. */
  private static boolean isUnknownAndOdd(Error error) {
    return error.getKeyword().equals("additionalProperties")
        && !PLAIN_NAME.matcher(error.getProperty()).matches();
  }

  private String rule(Error error) {
    JsonNode schema = schemaOf(error);
    return switch (error.getKeyword()) {
      case "type" -> "must be " + article(schema.path("type").asText());
      case "required" -> "is required";
      case "additionalProperties", "false" ->
          isUnknownAndOdd(error) ? "has an unknown field" : "is not a field of this object";
      case "minimum" -> "must be at least " + schema.path("minimum").asText();
      case "maximum" -> "must be at most " + schema.path("maximum").asText();
      case "minItems", "maxItems" ->
          "must have %s to %s items"
              .formatted(schema.path("minItems").asText(), schema.path("maxItems").asText());
      case "enum" -> "must be one of " + values(schema.path("enum"));
      case "const" -> "must be " + schema.path("const");
      case "format" -> format(schema.path("format").asText());
      default -> ownSentence(schema, textBound(error.getKeyword(), schema));
    };
  }

  private static String ownSentence(JsonNode schema, String otherwise) {
    return schema.path("x-violation").asText(otherwise);
  }

  private static String textBound(String keyword, JsonNode schema) {
    return switch (keyword) {
      case "minLength" ->
          schema.path("minLength").asInt() == 1
              ? "must not be empty"
              : "must be at least " + schema.path("minLength").asText() + " characters long";
      case "maxLength" ->
          "must be at most " + schema.path("maxLength").asText() + " characters long";
      case "pattern" -> "has a form that is not allowed";
      default -> "is invalid by " + keyword;
    };
  }

  private static String format(String format) {
    return switch (format) {
      case "date-time" -> "must be an RFC 3339 timestamp";
      case "money" -> "must have at most 2 decimals";
      default -> "must be a valid " + format;
    };
  }

  private static String article(String type) {
    return (type.startsWith("i") || type.startsWith("o") || type.startsWith("a") ? "an " : "a ")
        + type;
  }

  private static String values(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(", ", texts);
  }

  /** The schema that holds the failing keyword. */
  private JsonNode schemaOf(Error error) {
    String location = error.getSchemaLocation().getFragment().toString();
    return document.at(location.substring(0, location.lastIndexOf('/')));
  }
}
