package com.cloudcart.kit.api;

import com.cloudcart.kit.json.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One operation of an API's document.
 *
 * @param template the path template, {@code /products/{productId}}
 * @param keyHeader the header of the api key; empty when the operation needs none
 * @param body the schema of the request body; empty when it has none
 */
record Operation(
    String id,
    String method,
    String template,
    Optional<String> keyHeader,
    List<Parameter> parameters,
    Optional<BodySchema> body) {

  /**
   * A parameter in the path, the query or a header.
   *
   * @param in {@code path}, {@code query} or {@code header}
   * @param definition its schema as it stands in the document
   */
  record Parameter(
      String name, String in, boolean required, JsonNode definition, Schemas.Contract schema) {}

  /**
   * The schema of a body.
   *
   * @param variants of a {@code oneOf}; empty for any other schema
   */
  record BodySchema(Schemas.Contract schema, List<Variant> variants) {}

  /** A case of a {@code oneOf}; the field that only this case has selects it. */
  record Variant(String field, Schemas.Contract schema) {}
}
