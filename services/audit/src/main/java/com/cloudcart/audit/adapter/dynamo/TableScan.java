package com.cloudcart.audit.adapter.dynamo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.cloudcart.kit.aws.Attributes;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * A whole table, of which only some attributes are read.
 *
 * @param attributes the first one names an item in an error
 */
record TableScan<T>(
    String table, List<String> attributes, Function<Map<String, AttributeValue>, T> reader) {

  /** DynamoDB returns at most 1 MB at once; the next page is read when this one is consumed. */
  Stream<T> records(DynamoDbClient dynamo) {
    return dynamo.scanPaginator(request().build()).items().stream().map(this::read);
  }

  /** At most one record. */
  Stream<T> first(DynamoDbClient dynamo) {
    return dynamo.scan(request().limit(1).build()).items().stream().map(this::read);
  }

  private T read(Map<String, AttributeValue> item) {
    try {
      return reader.apply(item);
    } catch (IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException e) {
      String id = Attributes.readText(item, attributes.getFirst());
      throw new IllegalStateException("unreadable item of " + table + ": " + id, e);
    }
  }

  /** Several attributes have names that DynamoDB reserves, so each has a placeholder. */
  private ScanRequest.Builder request() {
    return ScanRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .projectionExpression(attributes.stream().map("#"::concat).collect(joining(", ")))
        .expressionAttributeNames(
            attributes.stream().collect(toMap("#"::concat, Function.identity())));
  }
}
