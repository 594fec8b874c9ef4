package com.cloudcart.kit.log;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * One field of a log line: an id, a count or a list of short texts; never a body, a key or personal
 * data.
 *
 * @param value numbers, booleans and collections keep their JSON shape, all else is written as text
 */
public record Field(String name, Object value) {

  /** Names a value for the log. */
  public static Field of(String name, Object value) {
    return new Field(name, value);
  }

  /** Writes name and value to an open JSON object. */
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeFieldName(name);
    write(json, value);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case Collection<?> values -> {
        json.writeStartArray();
        for (Object each : values) {
          write(json, each);
        }
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }
}
