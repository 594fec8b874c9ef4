package com.cloudcart.kit.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The tables of a CloudFormation template, created as the template defines them, so that no test
 * has a key schema of its own. Without their time to live: when an expired item is deleted depends
 * on the machine's clock, and no test waits for that.
 *
 * <pre>{@code
 * TemplateTables tables = TemplateTables.create(DYNAMO.client(), "order");
 * String orders = tables.name("OrdersTable");
 * }</pre>
 */
public final class TemplateTables {
  private final Map<String, String> names;

  private TemplateTables(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * Creates the tables of each {@code cfn/<service>.yaml} under a suffix of their own, so that test
   * classes that share a server do not share tables.
   */
  public static TemplateTables create(DynamoDbClient dynamo, String... services) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String service : services) {
      names.putAll(
          create(dynamo, CfnTemplate.read(ProjectRoot.path("cfn/" + service + ".yaml"))).names);
    }
    return new TemplateTables(names);
  }

  static TemplateTables create(DynamoDbClient dynamo, CfnTemplate template) {
    Map<String, Object> unique = Map.of("Suffix", UUID.randomUUID().toString());
    var names = new LinkedHashMap<String, String>();
    for (TableDefinition table : definitions(template, unique)) {
      dynamo.createTable(table.request());
      names.put(table.logicalId(), table.request().tableName());
    }
    return new TemplateTables(names);
  }

  static List<TableDefinition> definitions(CfnTemplate template, Map<String, Object> parameters) {
    return template.resources("AWS::DynamoDB::Table", parameters).entrySet().stream()
        .map(resource -> TableDefinition.of(resource.getKey(), resource.getValue()))
        .toList();
  }

  /**
   * The name under which a table was created.
   *
   * @param logicalId the table's name in the template, for example {@code OrdersTable}
   */
  public String name(String logicalId) {
    String name = names.get(logicalId);
    if (name == null) {
      throw new IllegalArgumentException(
          "the template has no table " + logicalId + ", only " + names.keySet());
    }
    return name;
  }
}
