package com.cloudcart.kit.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A JSON Schema (2020-12), compiled once at the start of the process. That start costs about 0.6
 * CPU seconds, 0.3 with a class-data archive: see docs/decisions/what-a-cold-start-pays-for.md.
 */
public final class EventSchema {
  private final Schema schema;

  private EventSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles a schema from the class path.
   *
   * @param resource for example {@code /event-schemas/order-placed.schema.json}
   */
  public static EventSchema load(String resource) {
    try (InputStream in = EventSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no schema " + resource + " on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable schema " + resource, e);
    }
  }

  /** Compiles a schema from its text. */
  public static EventSchema parse(String text) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_PATH)
            .build();
    return new EventSchema(
        SchemaRegistry.withDialect(
                Dialects.getDraft202012(), registry -> registry.schemaRegistryConfig(config))
            .getSchema(text, InputFormat.JSON));
  }

  /**
   * Everything that is wrong with a message, each as {@code field: what is wrong}, without the
   * message's own values; empty when it keeps the contract.
   */
  public List<String> violations(String message) {
    JsonNode tree;
    try {
      tree = StrictJson.read(message);
    } catch (StrictJson.Malformed e) {
      return List.of("body: " + e.getMessage());
    }
    return schema.validate(tree).stream().map(EventSchema::describe).sorted().toList();
  }

  private static String describe(Error error) {
    String path = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    return (path.isEmpty() ? "body" : path) + ": " + error.getMessage();
  }
}
