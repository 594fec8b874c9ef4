package com.cloudcart.kit.test;

import com.cloudcart.kit.json.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The JSON Schema of a table's items, for what a test or an adapter stores there. */
public final class ItemSchema {
  private final Schemas schemas;

  private ItemSchema(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * A schema of the class path.
   *
   * @param resource for example {@code /event-schemas/orders-table.schema.json}
   */
  public static ItemSchema load(String resource) {
    return new ItemSchema(Schemas.ofJsonSchema(resource));
  }

  /**
   * Every violation as {@code attribute: rule}. An attribute that the schema does not name is a
   * violation here: readers ignore it, so nothing else would find a misspelled name.
   */
  public List<String> violations(Map<String, AttributeValue> item) {
    List<String> violations = new ArrayList<>(schemas.at("").violations(object(item), "item"));
    for (String name : item.keySet()) {
      if (!schemas.document().path("properties").has(name)) {
        violations.add(name + ": is not an attribute of the schema");
      }
    }
    return violations;
  }

  /** The violations of all items of a table. */
  public List<String> violations(DynamoDbClient dynamo, String table) {
    return dynamo.scan(request -> request.tableName(table).consistentRead(true)).items().stream()
        .flatMap(item -> violations(item).stream())
        .toList();
  }

  private static JsonNode object(Map<String, AttributeValue> attributes) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    attributes.forEach((name, value) -> object.set(name, node(value)));
    return object;
  }

  private static JsonNode node(AttributeValue value) {
    return switch (value.type()) {
      case S -> TextNode.valueOf(value.s());
      case N -> DecimalNode.valueOf(new BigDecimal(value.n()));
      case M -> object(value.m());
      case L -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        value.l().forEach(each -> array.add(node(each)));
        yield array;
      }
      default ->
          throw new IllegalArgumentException("no schema of an item has a type " + value.type());
    };
  }
}
