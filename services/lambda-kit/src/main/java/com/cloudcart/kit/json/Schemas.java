package com.cloudcart.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The schemas of one document on the class path: a JSON Schema (2020-12) or an OpenAPI 3.0
 * document. networknt's validator judges; the sentences are ours, see {@link Violations}.
 */
public final class Schemas {
  private static final String ADDRESS = "contract:/document";

  private final JsonNode document;
  private final SchemaRegistry registry;

  private Schemas(JsonNode document, Dialect dialect) {
    this.document = document;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_PATH)
            .build();
    this.registry =
        SchemaRegistry.withDialect(
            dialect,
            builder ->
                builder.schemaRegistryConfig(config).schemas(Map.of(ADDRESS, document.toString())));
  }

  /** The schemas of an OpenAPI 3.0 document, for example {@code /api-specs/catalog.json}. */
  public static Schemas ofOpenApi(String resource) {
    return new Schemas(read(resource), MoneyFormat.addedTo(Dialects.getOpenApi30()));
  }

  /** A JSON Schema, for example {@code /event-schemas/order-placed.schema.json}. */
  public static Schemas ofJsonSchema(String resource) {
    return new Schemas(read(resource), MoneyFormat.addedTo(Dialects.getDraft202012()));
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no contract " + resource + " on the class path");
      }
      return ContractMapper.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable contract " + resource, e);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("contract " + resource + " " + e.what(), e);
    }
  }

  /** The document itself. */
  public JsonNode document() {
    return document;
  }

  /** The node that a JSON pointer or a {@code $ref} names. */
  public JsonNode resolve(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isTextual() ? resolve(document.at(ref.textValue().substring(1))) : node;
  }

  /** The schema at a JSON pointer of the document; the empty pointer is the whole document. */
  public Contract at(String pointer) {
    return new Contract(this, pointer);
  }

  /** One schema, compiled at its first use. */
  public static final class Contract {
    private final Schemas owner;
    private final String pointer;
    private volatile @org.jspecify.annotations.Nullable Schema compiled;

    private Contract(Schemas owner, String pointer) {
      this.owner = owner;
      this.pointer = pointer;
    }

    /** Every violation as {@code field: rule}, without the value's own content. */
    public List<String> violations(JsonNode value, String name) {
      Schema schema = compiled;
      if (schema == null) {
        schema = owner.registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        compiled = schema;
      }
      return new Violations(owner.document, name).of(schema.validate(value));
    }
  }
}
