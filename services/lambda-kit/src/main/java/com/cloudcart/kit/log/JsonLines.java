package com.cloudcart.kit.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes one JSON object a line. A line goes out in one write, so that lines of threads that log at
 * once never mix; CloudWatch Logs takes each as one event.
 */
public final class JsonLines {
  /**
   * Only ASCII: readers split lines also at U+0085 and U+2028, and half of a surrogate pair has no
   * UTF-8.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final OutputStream out;

  public JsonLines(OutputStream out) {
    this.out = out;
  }

  /**
   * Lines on the process's standard output. Not {@link System#out}: its encoder would be one more
   * thing to start and its charset is the machine's.
   */
  public static JsonLines stdout() {
    return new JsonLines(new FileOutputStream(FileDescriptor.out));
  }

  /** Lines that nobody reads. */
  public static JsonLines discarded() {
    return new JsonLines(OutputStream.nullOutputStream());
  }

  /** Writes one object with the fields that the given writer puts into it. */
  public void write(Fields fields) {
    var line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
      synchronized (out) {
        line.writeTo(out);
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard output is gone", e);
    }
  }

  /** Puts fields into an object that is already open. */
  @FunctionalInterface
  public interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
