package com.cloudcart.contracttests.spec;

import com.cloudcart.kit.json.MoneyFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;

/** Validates the messages of a consumer's pact against the event schema. */
final class MessageConformance {

  private final Schema schema;

  MessageConformance(Document eventSchema) {
    schema =
        SchemaRegistry.withDialect(
                MoneyFormat.addedTo(Dialects.getDraft202012()),
                registry ->
                    registry.schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
            .getSchema(ConsumerSchema.of(eventSchema));
  }

  List<String> check(JsonNode interaction) {
    JsonNode contents = interaction.path("contents");
    return Content.of(contents)
        .map(content ->
            schema.validate(content).stream()
                .map(error -> "not in the contract: " + error)
                .toList())
        .orElse(List.of("the message has no content"));
  }
}
