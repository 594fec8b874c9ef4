package com.cloudcart.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes models, each value in one notation only, so that the same model is always the same bytes:
 * money with two decimals, times in UTC with three fraction digits, absent fields left out.
 */
public final class JsonWriter {
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final JsonGenerator generator;
  private final @Nullable String correlationId;

  private JsonWriter(JsonGenerator generator, @Nullable String correlationId) {
    this.generator = generator;
    this.correlationId = correlationId;
  }

  /** The value's JSON text. */
  public static String text(JsonWritable value) {
    return text(value, null);
  }

  /**
   * The value's JSON text.
   *
   * @param correlationId what fields that the router fills are filled with
   */
  public static String text(JsonWritable value, @Nullable String correlationId) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator generator = Json.factory().createGenerator(text)) {
      value.write(new JsonWriter(generator, correlationId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String instant(Instant value) {
    return INSTANT.format(value);
  }

  public void beginObject() throws IOException {
    generator.writeStartObject();
  }

  public void endObject() throws IOException {
    generator.writeEndObject();
  }

  public void value(String value) throws IOException {
    generator.writeString(value);
  }

  /** The field that the router fills, not the model. */
  public void correlationId(String name) throws IOException {
    field(name, correlationId);
  }

  public void field(String name, @Nullable String value) throws IOException {
    if (value != null) {
      generator.writeStringField(name, value);
    }
  }

  public void field(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value);
    }
  }

  public void field(String name, @Nullable Long value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value);
    }
  }

  public void field(String name, @Nullable Boolean value) throws IOException {
    if (value != null) {
      generator.writeBooleanField(name, value);
    }
  }

  /**
   * Money.
   *
   * @throws ArithmeticException when the value has more than two decimals: a bug, never rounded
   *     away
   */
  public void field(String name, @Nullable BigDecimal value) throws IOException {
    if (value != null) {
      String plain = value.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
      generator.writeFieldName(name);
      generator.writeNumber(plain);
    }
  }

  public void field(String name, @Nullable Instant value) throws IOException {
    if (value != null) {
      field(name, instant(value));
    }
  }

  public void field(String name, @Nullable JsonWritable value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      value.write(this);
    }
  }

  /** A list of texts or of models. */
  public void field(String name, @Nullable List<?> values) throws IOException {
    if (values == null) {
      return;
    }
    generator.writeArrayFieldStart(name);
    for (Object value : values) {
      if (value instanceof JsonWritable writable) {
        writable.write(this);
      } else {
        value(String.valueOf(value));
      }
    }
    generator.writeEndArray();
  }
}
