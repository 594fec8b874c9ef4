package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Holds the messages that a consumer expects against the event's schema. */
final class MessageConformance {

  private final Schema schema;

  MessageConformance(Document eventSchema) {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Strict.reading(eventSchema.root()));
  }

  List<String> check(JsonNode interaction) {
    JsonNode contents = interaction.path("contents");
    return Content.of(contents)
        .map(content ->
            schema.validate(content).stream()
                .map(error -> "beyond the contract: " + error)
                .toList())
        .orElse(List.of("the message has no content"));
  }
}
