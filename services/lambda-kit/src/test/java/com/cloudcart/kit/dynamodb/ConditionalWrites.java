package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.amount;
import static com.cloudcart.kit.dynamodb.TestTable.keyOf;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudcart.kit.aws.Attributes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One item, changed on a condition.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
 */
interface ConditionalWrites extends OnDynamoDb {
  @Test
  default void an_update_answers_with_the_whole_new_item() {
    Map<String, AttributeValue> key = table().newKey();
    table().put(with(amount(key, 5), "note", Attributes.text("kept")));

    Map<String, AttributeValue> answer = table().client().updateItem(take(key, 2)).attributes();

    assertThat(answer).isEqualTo(with(amount(key, 3), "note", Attributes.text("kept")));
    assertThat(table().read(key)).isEqualTo(answer);
  }

  @Test
  default void a_refused_update_shows_the_item_that_it_met_and_leaves_it() {
    Map<String, AttributeValue> met = table().put(amount(table().newKey(), 1));

    ConditionalCheckFailedException refusal = refusal(take(keyOf(met), 2));

    assertThat(refusal.item()).isEqualTo(met);
    assertThat(table().read(keyOf(met))).isEqualTo(met);
  }

  @Test
  default void a_refused_update_of_an_unknown_key_shows_no_item_and_makes_none() {
    Map<String, AttributeValue> key = table().newKey();

    ConditionalCheckFailedException refusal = refusal(take(key, 2));

    assertThat(refusal.hasItem()).isFalse();
    assertThat(table().read(key)).isEmpty();
  }

  @Test
  default void an_update_makes_an_item_that_is_not_there() {
    Map<String, AttributeValue> key = table().newKey();

    table().client().updateItem(add(key, 2));
    table().client().updateItem(add(key, 3));

    assertThat(table().read(key)).isEqualTo(amount(key, 5));
  }

  @Test
  default void an_update_appends_to_a_list_and_removes_an_attribute() {
    Map<String, AttributeValue> key = table().newKey();
    AttributeValue first = AttributeValue.fromM(Map.of("at", Attributes.text("1")));
    AttributeValue second = AttributeValue.fromM(Map.of("at", Attributes.text("2")));
    table().put(with(amount(key, 1), "changes", AttributeValue.fromL(List.of(first))));

    table()
        .client()
        .updateItem(update ->
            update
                .tableName(table().name())
                .key(key)
                .updateExpression("SET changes = list_append(changes, :more) REMOVE amount")
                .expressionAttributeValues(Map.of(":more", AttributeValue.fromL(List.of(second)))));

    assertThat(table().read(key))
        .isEqualTo(with(key, "changes", AttributeValue.fromL(List.of(first, second))));
  }

  @Test
  default void deleting_what_is_not_there_succeeds() {
    Map<String, AttributeValue> key = table().newKey();

    table().client().deleteItem(delete -> delete.tableName(table().name()).key(key));

    assertThat(table().read(key)).isEmpty();
  }

  @Test
  default void only_one_of_many_writers_makes_an_item() {
    Map<String, AttributeValue> key = table().newKey();

    long made = IntStream.range(0, 16).parallel().filter(writer -> makes(key, writer)).count();

    assertThat(made).isEqualTo(1);
  }

  @Test
  default void updates_at_the_same_time_all_count() {
    Map<String, AttributeValue> key = table().newKey();

    IntStream.range(0, 64).parallel().forEach(writer -> table().client().updateItem(add(key, 1)));

    assertThat(table().read(key)).isEqualTo(amount(key, 64));
  }

  private boolean makes(Map<String, AttributeValue> key, int writer) {
    try {
      table()
          .client()
          .putItem(put ->
              put.tableName(table().name())
                  .item(amount(key, writer))
                  .conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private ConditionalCheckFailedException refusal(UpdateItemRequest update) {
    return catchThrowableOfType(
        ConditionalCheckFailedException.class, () -> table().client().updateItem(update));
  }

  private UpdateItemRequest take(Map<String, AttributeValue> key, int amount) {
    return UpdateItemRequest.builder()
        .tableName(table().name())
        .key(key)
        .updateExpression("SET amount = amount - :n")
        .conditionExpression("amount >= :n")
        .expressionAttributeValues(Map.of(":n", Attributes.number(amount)))
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private UpdateItemRequest add(Map<String, AttributeValue> key, int amount) {
    return UpdateItemRequest.builder()
        .tableName(table().name())
        .key(key)
        .updateExpression("SET amount = if_not_exists(amount, :none) + :n")
        .expressionAttributeValues(
            Map.of(":n", Attributes.number(amount), ":none", Attributes.number(0)))
        .build();
  }
}
