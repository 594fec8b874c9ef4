package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.keyOf;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.aws.Attributes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What fits: an item 400 KB with its attributes' names, a partition key 2048 bytes, a sort key
 * 1024, a batch 25 writes, a transaction 100 and 4 MB.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
interface Limits extends OnDynamoDb {
  int ITEM = 400 * 1024;

  @Test
  default void an_item_of_400_kilobytes_is_kept() {
    Map<String, AttributeValue> item = itemOf(ITEM);

    table().put(item);

    assertThat(table().read(keyOf(item))).isEqualTo(item);
  }

  @Test
  default void a_larger_item_is_invalid() {
    assertInvalid(() -> table().put(itemOf(ITEM + 1)));
  }

  @Test
  default void keys_have_their_lengths() {
    String pk = UUID.randomUUID() + "é".repeat((2048 - 36) / 2);
    Map<String, AttributeValue> longest = TestTable.key(pk, "x".repeat(1024));

    table().put(longest);

    assertThat(table().read(longest)).isEqualTo(longest);
    assertInvalid(() -> table().put(TestTable.key(pk + "x", "1")));
    assertInvalid(() -> table().put(TestTable.key(pk, "x".repeat(1025))));
  }

  @Test
  default void an_empty_key_is_invalid_and_any_other_text_may_be_empty() {
    Map<String, AttributeValue> item = with(table().newKey(), "note", Attributes.text(""));

    table().put(item);

    assertThat(table().read(keyOf(item))).isEqualTo(item);
    assertInvalid(() -> table().put(TestTable.key("", "1")));
  }

  @Test
  default void a_batch_deletes_25_items() {
    List<Map<String, AttributeValue>> keys = keys(25);
    keys.forEach(table()::put);

    deleteAll(keys);

    assertThat(keys).allSatisfy(key -> assertThat(table().read(key)).isEmpty());
    assertInvalid(() -> deleteAll(keys(26)));
  }

  @Test
  default void a_transaction_writes_100_items() {
    List<Map<String, AttributeValue>> keys = keys(100);

    putAll(keys);

    assertThat(keys).allSatisfy(key -> assertThat(table().read(key)).isEqualTo(key));
    assertInvalid(() -> putAll(keys(101)));
  }

  @Test
  default void a_transaction_of_more_than_4_megabytes_writes_nothing() {
    List<Map<String, AttributeValue>> items =
        IntStream.range(0, 11).mapToObj(index -> itemOf(ITEM)).toList();

    assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> putAll(items));
    assertThat(items).allSatisfy(item -> assertThat(table().read(keyOf(item))).isEmpty());
  }

  private void deleteAll(List<Map<String, AttributeValue>> keys) {
    List<WriteRequest> deletions =
        keys.stream()
            .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
            .toList();
    table().client().batchWriteItem(batch -> batch.requestItems(Map.of(table().name(), deletions)));
  }

  private void putAll(List<Map<String, AttributeValue>> items) {
    List<TransactWriteItem> puts =
        items.stream()
            .map(item ->
                TransactWriteItem.builder()
                    .put(put -> put.tableName(table().name()).item(item))
                    .build())
            .toList();
    table().client().transactWriteItems(request -> request.transactItems(puts));
  }

  private List<Map<String, AttributeValue>> keys(int count) {
    return IntStream.range(0, count).mapToObj(index -> table().newKey()).toList();
  }

  /** DynamoDB counts the UTF-8 bytes of names and texts: pk and 36, sk and 1, note and the rest. */
  private Map<String, AttributeValue> itemOf(int bytes) {
    String rest = "x".repeat(bytes - (2 + 36) - (2 + 1) - 4);
    return with(table().newKey(), "note", Attributes.text(rest));
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(call)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
