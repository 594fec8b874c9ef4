package com.cloudcart.apispecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the API Gateway definition of each document; a step of this module's build. */
public final class ApiGatewayDefinitions {
  private static final List<String> APIS = List.of("catalog", "cart", "orders");
  private static final Set<String> TEXTS =
      Set.of("description", "summary", "example", "examples", "info", "tags", "servers");

  private ApiGatewayDefinitions() {}

  /**
   * Arguments: the folder of the documents, the folder for the definitions, the folder for the
   * documents as JSON, which the functions read their requests by.
   */
  public static void main(String[] arguments) throws IOException {
    Path documents = Path.of(arguments[0]);
    Path definitions = Files.createDirectories(Path.of(arguments[1]));
    Path json = Files.createDirectories(Path.of(arguments[2]));
    for (String api : APIS) {
      Path yaml = documents.resolve(api + ".yaml");
      Files.writeString(json.resolve(api + ".json"), json(yaml));
      OpenAPI document = read(yaml);
      Files.writeString(definitions.resolve(api + ".yaml"), definition(document));
    }
  }

  /** The document without its texts for people, which no request is validated by. */
  static String json(Path yaml) throws IOException {
    JsonNode document = new YAMLMapper().readTree(yaml.toFile());
    removeTexts(document);
    return document.toString();
  }

  private static void removeTexts(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(TEXTS);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      // The names of a schema's properties are not keywords: a product has a "description".
      Iterable<JsonNode> children =
          field.getKey().equals("properties") ? field.getValue() : List.of(field.getValue());
      children.forEach(ApiGatewayDefinitions::removeTexts);
    }
    if (node.isArray()) {
      node.forEach(ApiGatewayDefinitions::removeTexts);
    }
  }

  static OpenAPI read(Path document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readLocation(document.toString(), null, options);
    if (!result.getMessages().isEmpty()) {
      throw new IllegalArgumentException(document + ": " + result.getMessages());
    }
    return result.getOpenAPI();
  }

  static String definition(OpenAPI document) throws JsonProcessingException {
    // In the order of the keys, so that the same document always gives the same bytes and no deploy
    // for nothing.
    return Yaml.mapper()
        .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValueAsString(ApiGatewayDefinition.of(document));
  }
}
