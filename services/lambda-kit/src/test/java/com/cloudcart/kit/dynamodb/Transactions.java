package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.amount;
import static com.cloudcart.kit.dynamodb.TestTable.keyOf;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudcart.kit.aws.Attributes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Several items, all or none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 */
interface Transactions extends OnDynamoDb {
  @Test
  default void a_transaction_puts_updates_deletes_and_checks() {
    Map<String, AttributeValue> put = amount(table().newKey(), 1);
    Map<String, AttributeValue> updated = table().newKey();
    Map<String, AttributeValue> deleted = table().newKey();
    Map<String, AttributeValue> checked = table().newKey();
    table().put(amount(updated, 5));
    table().put(deleted);
    table().put(checked);

    write(
        put(put),
        take(updated, 2),
        TransactWriteItem.builder()
            .delete(delete -> delete.tableName(table().name()).key(deleted))
            .build(),
        check(checked));

    assertThat(table().read(keyOf(put))).isEqualTo(put);
    assertThat(table().read(updated)).isEqualTo(amount(updated, 3));
    assertThat(table().read(deleted)).isEmpty();
    assertThat(table().read(checked)).isEqualTo(checked);
  }

  @Test
  default void a_cancelled_transaction_gives_a_reason_for_each_write_in_their_order() {
    Map<String, AttributeValue> met = table().put(amount(table().newKey(), 1));

    TransactionCanceledException cancelled =
        cancellation(
            put(table().newKey()),
            take(keyOf(met), 2),
            take(table().newKey(), 1),
            check(table().newKey()));

    assertThat(cancelled.cancellationReasons())
        .extracting(CancellationReason::code)
        .containsExactly(
            "None", "ConditionalCheckFailed", "ConditionalCheckFailed", "ConditionalCheckFailed");
  }

  @Test
  default void a_reason_has_the_item_that_was_met_if_the_write_asked_for_it() {
    Map<String, AttributeValue> met = table().put(amount(table().newKey(), 1));
    Map<String, AttributeValue> notAsked = table().put(table().newKey());

    List<CancellationReason> reasons =
        cancellation(take(keyOf(met), 2), take(table().newKey(), 1), put(notAsked))
            .cancellationReasons();

    assertThat(reasons.get(0).item()).isEqualTo(met);
    assertThat(reasons.get(1).hasItem()).isFalse();
    assertThat(reasons.get(2).hasItem()).isFalse();
  }

  @Test
  default void a_cancelled_transaction_writes_nothing() {
    Map<String, AttributeValue> first = table().newKey();

    cancellation(put(first), check(table().newKey()));

    assertThat(table().read(first)).isEmpty();
  }

  @Test
  default void a_transaction_that_is_sent_again_with_its_token_is_made_once() {
    Map<String, AttributeValue> stock = table().newKey();
    table().put(amount(stock, 5));
    String token = UUID.randomUUID().toString();

    writeWith(token, take(stock, 2));
    writeWith(token, take(stock, 2));

    assertThat(table().read(stock)).isEqualTo(amount(stock, 3));
  }

  /** The local DynamoDB compares the written item, whose numbers have lost their trailing zeros. */
  @Test
  default void a_transaction_with_decimals_is_made_once_too() {
    Map<String, AttributeValue> key = table().newKey();
    AttributeValue price = Attributes.number(new BigDecimal("12.50"));
    TransactWriteItem write = put(with(key, "price", price));
    String token = UUID.randomUUID().toString();

    writeWith(token, write);
    writeWith(token, write);

    assertThat(table().read(key)).isEqualTo(with(key, "price", AttributeValue.fromN("12.5")));
  }

  @Test
  default void a_token_is_refused_for_another_transaction() {
    Map<String, AttributeValue> stock = table().newKey();
    table().put(amount(stock, 5));
    String token = UUID.randomUUID().toString();
    writeWith(token, take(stock, 2));

    assertThatExceptionOfType(IdempotentParameterMismatchException.class)
        .isThrownBy(() -> writeWith(token, take(stock, 1)));
  }

  @Test
  default void a_transaction_reads_items_in_the_order_asked_for() {
    Map<String, AttributeValue> first = table().put(amount(table().newKey(), 1));
    Map<String, AttributeValue> second = table().put(amount(table().newKey(), 2));

    List<ItemResponse> found =
        table()
            .client()
            .transactGetItems(request ->
                request.transactItems(get(keyOf(second)), get(table().newKey()), get(keyOf(first))))
            .responses();

    assertThat(found.get(0).item()).isEqualTo(second);
    assertThat(found.get(1).hasItem()).isFalse();
    assertThat(found.get(2).item()).isEqualTo(first);
  }

  @Test
  default void transactions_at_the_same_time_are_made_or_cancelled_for_the_conflict() {
    Map<String, AttributeValue> stock = table().newKey();
    table().put(amount(stock, 100));

    int made =
        IntStream.range(0, 32).parallel().map(writer -> takenUnlessConflict(stock) ? 1 : 0).sum();

    assertThat(made).isPositive();
    assertThat(table().read(stock)).isEqualTo(amount(stock, 100 - made));
  }

  private boolean takenUnlessConflict(Map<String, AttributeValue> stock) {
    try {
      write(take(stock, 1), put(table().newKey()));
      return true;
    } catch (TransactionCanceledException e) {
      assertThat(e.cancellationReasons())
          .extracting(CancellationReason::code)
          .containsExactly("TransactionConflict", "None");
      return false;
    }
  }

  private void write(TransactWriteItem... writes) {
    table().client().transactWriteItems(request -> request.transactItems(writes));
  }

  private void writeWith(String token, TransactWriteItem... writes) {
    table()
        .client()
        .transactWriteItems(request -> request.clientRequestToken(token).transactItems(writes));
  }

  private TransactionCanceledException cancellation(TransactWriteItem... writes) {
    return catchThrowableOfType(TransactionCanceledException.class, () -> write(writes));
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table().name())
                .item(item)
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private TransactWriteItem take(Map<String, AttributeValue> key, int amount) {
    Update update =
        Update.builder()
            .tableName(table().name())
            .key(key)
            .updateExpression("SET amount = amount - :n")
            .conditionExpression("amount >= :n")
            .expressionAttributeValues(Map.of(":n", Attributes.number(amount)))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private TransactWriteItem check(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .conditionCheck(check ->
            check.tableName(table().name()).key(key).conditionExpression("attribute_exists(pk)"))
        .build();
  }

  private TransactGetItem get(Map<String, AttributeValue> key) {
    return TransactGetItem.builder().get(get -> get.tableName(table().name()).key(key)).build();
  }
}
