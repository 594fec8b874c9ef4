package com.cloudcart.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses a text into {@link JsonFields}, lists, strings, {@link JsonNumber}s, booleans and {@link
 * #NULL}. Stricter than most parsers: a field twice, text after the value, nesting deeper than
 * {@value #MAX_DEPTH} and half a surrogate pair are malformed, because each would otherwise surface
 * as a failure, or as a different request, further in.
 */
public final class Json {
  /** Deep enough for any contract of ours, shallow enough for any stack. */
  public static final int MAX_DEPTH = 64;

  static final Object NULL = new Object();

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(400)
                  .build())
          .build();

  private Json() {}

  /** The factory that every reader and writer of the process shares. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  static Object parse(String text) throws MalformedJson {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("is empty");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("has more after its JSON value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new MalformedJson("is nested too deeply or has a number that is too long", e);
    } catch (IOException e) {
      throw new MalformedJson("is not valid JSON", e);
    }
  }

  private static Object value(JsonParser parser) throws IOException, MalformedJson {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> wellFormed(parser.getText());
      case VALUE_NUMBER_INT -> new JsonNumber(parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), false);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> throw new MalformedJson("is not valid JSON");
    };
  }

  private static JsonFields object(JsonParser parser) throws IOException, MalformedJson {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = wellFormed(parser.currentName());
      parser.nextToken();
      if (fields.putIfAbsent(name, value(parser)) != null) {
        throw new MalformedJson("has a field twice");
      }
    }
    return new JsonFields(fields);
  }

  private static List<Object> array(JsonParser parser) throws IOException, MalformedJson {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static String wellFormed(String text) throws MalformedJson {
    if (!isWellFormed(text)) {
      throw new MalformedJson("has half a surrogate pair in a text");
    }
    return text;
  }

  /** Whether the text can be written as UTF-8: no surrogate stands alone. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
