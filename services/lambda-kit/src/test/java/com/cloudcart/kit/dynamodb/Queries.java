package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.OPEN;
import static com.cloudcart.kit.dynamodb.TestTable.amount;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.aws.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Many items: their order, their pages, the sparse index.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 */
interface Queries extends OnDynamoDb {
  @Test
  default void a_query_sees_what_was_written_just_before_in_the_order_of_the_bytes() {
    String pk = items("b", "10", "é", "B", "2", "a");

    assertThat(sortKeys(all(ofKey(pk)))).containsExactly("10", "2", "B", "a", "b", "é");
  }

  @Test
  default void a_query_can_go_backwards() {
    String pk = items("1", "2", "3");

    assertThat(sortKeys(all(ofKey(pk).scanIndexForward(false)))).containsExactly("3", "2", "1");
  }

  @Test
  default void pages_bring_each_item_once() {
    String pk = items("1", "2", "3", "4", "5");

    List<QueryResponse> pages = all(ofKey(pk).limit(2));

    assertThat(pages.getFirst().items()).hasSize(2);
    assertThat(sortKeys(pages)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  default void a_page_starts_after_a_key_also_where_no_item_has_it() {
    String pk = items("1", "3");

    QueryRequest.Builder after2 = ofKey(pk).exclusiveStartKey(TestTable.key(pk, "2"));

    assertThat(sortKeys(List.of(query(after2)))).containsExactly("3");
    assertThat(sortKeys(List.of(query(after2.scanIndexForward(false))))).containsExactly("1");
  }

  @Test
  default void a_page_ends_after_a_megabyte() {
    String pk = UUID.randomUUID().toString();
    AttributeValue long300K = Attributes.text("x".repeat(300_000));
    for (String sk : List.of("1", "2", "3", "4", "5")) {
      table().put(with(TestTable.key(pk, sk), "note", long300K));
    }

    List<QueryResponse> pages = all(ofKey(pk));

    assertThat(pages.getFirst().items()).hasSizeLessThan(5);
    assertThat(sortKeys(pages)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  default void a_query_can_count_or_bring_some_attributes() {
    String pk = items("1", "2");

    assertThat(query(ofKey(pk).select(Select.COUNT)))
        .returns(2, QueryResponse::count)
        .returns(false, QueryResponse::hasItems);
    assertThat(query(ofKey(pk).projectionExpression("pk, sk")).items())
        .containsExactly(TestTable.key(pk, "1"), TestTable.key(pk, "2"));
  }

  @Test
  default void an_index_has_only_the_items_with_its_keys() {
    String openFor = UUID.randomUUID().toString();
    Map<String, AttributeValue> second = table().put(open(openFor, "2"));
    Map<String, AttributeValue> first = table().put(open(openFor, "1"));
    table().put(with(table().newKey(), "openFor", Attributes.text(openFor)));

    assertThat(awaited(openFor, 2)).containsExactly(first, second);
  }

  @Test
  default void an_item_leaves_the_index_with_its_keys() {
    String openFor = UUID.randomUUID().toString();
    Map<String, AttributeValue> item = table().put(open(openFor, "1"));
    awaited(openFor, 1);

    table()
        .client()
        .updateItem(update ->
            update
                .tableName(table().name())
                .key(TestTable.key(Attributes.readText(item, "pk"), "1"))
                .updateExpression("REMOVE openFor, openAt"));

    assertThat(awaited(openFor, 0)).isEmpty();
  }

  @Test
  default void an_index_is_asked_up_to_a_key_and_from_a_position() {
    String openFor = UUID.randomUUID().toString();
    List<Map<String, AttributeValue>> items =
        IntStream.rangeClosed(1, 4)
            .mapToObj(at -> table().put(open(openFor, Integer.toString(at))))
            .toList();
    awaited(openFor, 4);

    QueryRequest.Builder upTo3 =
        ofIndex(openFor)
            .keyConditionExpression("openFor = :for AND openAt <= :last")
            .expressionAttributeValues(
                Map.of(":for", Attributes.text(openFor), ":last", Attributes.text("3")));

    assertThat(query(upTo3).items()).isEqualTo(items.subList(0, 3));
    assertThat(query(upTo3.exclusiveStartKey(items.getFirst())).items())
        .isEqualTo(items.subList(1, 3));
  }

  @Test
  default void a_scan_brings_each_item_once_page_by_page() {
    String pk = items("1", "2", "3");

    List<String> found = new ArrayList<>();
    Map<String, AttributeValue> start = Map.of();
    do {
      ScanResponse page = scanFrom(start);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().stream()
          .filter(item -> Attributes.readText(item, "pk").equals(pk))
          .forEach(item -> found.add(Attributes.readText(item, "sk")));
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());

    assertThat(found).containsExactly("1", "2", "3");
  }

  private ScanResponse scanFrom(Map<String, AttributeValue> start) {
    return table()
        .client()
        .scan(scan ->
            scan.tableName(table().name())
                .consistentRead(true)
                .limit(2)
                .exclusiveStartKey(start.isEmpty() ? null : start));
  }

  private String items(String... sortKeys) {
    String pk = UUID.randomUUID().toString();
    for (String sk : sortKeys) {
      table().put(amount(TestTable.key(pk, sk), 1));
    }
    return pk;
  }

  private Map<String, AttributeValue> open(String openFor, String openAt) {
    return with(
        with(table().newKey(), "openFor", Attributes.text(openFor)),
        "openAt",
        Attributes.text(openAt));
  }

  private QueryRequest.Builder ofKey(String pk) {
    return QueryRequest.builder()
        .tableName(table().name())
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", Attributes.text(pk)))
        .consistentRead(true);
  }

  private QueryRequest.Builder ofIndex(String openFor) {
    return QueryRequest.builder()
        .tableName(table().name())
        .indexName(OPEN)
        .keyConditionExpression("openFor = :for")
        .expressionAttributeValues(Map.of(":for", Attributes.text(openFor)));
  }

  private QueryResponse query(QueryRequest.Builder request) {
    return table().client().query(request.build());
  }

  private List<QueryResponse> all(QueryRequest.Builder request) {
    return table().client().queryPaginator(request.build()).stream().toList();
  }

  /** The index's items once there are so many: it is a moment behind the table. */
  private List<Map<String, AttributeValue>> awaited(String openFor, int count) {
    return TestTable.await(() -> query(ofIndex(openFor)).items(), items -> items.size() == count);
  }

  private static List<String> sortKeys(List<QueryResponse> pages) {
    return pages.stream()
        .flatMap(page -> page.items().stream())
        .map(item -> Attributes.readText(item, "sk"))
        .toList();
  }
}
