package com.cloudcart.kit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.aws.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * A table with every kind of key that the shop's tables have: {@code pk} and {@code sk}, a sparse
 * index over {@code openFor} and {@code openAt}, {@code expiresAt} as time to live.
 */
record TestTable(DynamoDbClient client, String name) {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  static final String OPEN = "open-index";
  static final String EXPIRES_AT = "expiresAt";

  static TestTable create(DynamoDbClient client) {
    String name = "conformance-" + UUID.randomUUID();
    client.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text("pk"), text("sk"), text("openFor"), text("openAt"))
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
            .globalSecondaryIndexes(openIndex()));
    try (DynamoDbWaiter waiter = client.waiter()) {
      waiter.waitUntilTableExists(table -> table.tableName(name));
    }
    client.updateTimeToLive(ttl ->
        ttl.tableName(name)
            .timeToLiveSpecification(spec -> spec.attributeName(EXPIRES_AT).enabled(true)));
    return new TestTable(client, name);
  }

  void delete() {
    client.deleteTable(table -> table.tableName(name));
  }

  /** A key that nothing has. */
  Map<String, AttributeValue> newKey() {
    return key(UUID.randomUUID().toString(), "1");
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", Attributes.text(pk), "sk", Attributes.text(sk));
  }

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return key(Attributes.readText(item, "pk"), Attributes.readText(item, "sk"));
  }

  /** An item with one more attribute. */
  static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String attribute, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(item);
    more.put(attribute, value);
    return Map.copyOf(more);
  }

  static Map<String, AttributeValue> amount(Map<String, AttributeValue> key, long amount) {
    return with(key, "amount", Attributes.number(amount));
  }

  /** Puts an item and answers it. */
  Map<String, AttributeValue> put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(name).item(item));
    return item;
  }

  /** The item of a key by a consistent read; empty when there is none. */
  Map<String, AttributeValue> read(Map<String, AttributeValue> key) {
    return client.getItem(get -> get.tableName(name).key(key).consistentRead(true)).item();
  }

  /** The first value that holds: an index is a moment behind its table. */
  static <T> T await(Supplier<T> value, Predicate<T> holds) {
    Instant deadline = Instant.now().plus(LONGEST_WAIT);
    T found = value.get();
    while (!holds.test(found)) {
      assertThat(Instant.now()).as("still %s", found).isBefore(deadline);
      found = value.get();
    }
    return found;
  }

  private static GlobalSecondaryIndex openIndex() {
    return GlobalSecondaryIndex.builder()
        .indexName(OPEN)
        .keySchema(key("openFor", KeyType.HASH), key("openAt", KeyType.RANGE))
        .projection(all -> all.projectionType(ProjectionType.ALL))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
