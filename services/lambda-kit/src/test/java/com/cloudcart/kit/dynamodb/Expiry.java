package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.EXPIRES_AT;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudcart.kit.aws.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * An expired item is deleted some time after it has expired: minutes here, days on AWS. Until then
 * it is an item like any other, so the shop compares the time itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html">Working
 *     with expired items and time to live</a>
 */
interface Expiry extends OnDynamoDb {
  @Test
  default void the_table_knows_its_attribute_of_expiry() {
    TimeToLiveDescription ttl =
        table()
            .client()
            .describeTimeToLive(describe -> describe.tableName(table().name()))
            .timeToLiveDescription();

    assertThat(ttl.attributeName()).isEqualTo(EXPIRES_AT);
    assertThat(ttl.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLING, TimeToLiveStatus.ENABLED);
  }

  @Test
  default void an_expired_item_can_be_replaced_deleted_or_not() {
    Map<String, AttributeValue> key = table().newKey();
    table().put(expiring(key, Instant.now().minusSeconds(60)));
    Map<String, AttributeValue> next = expiring(key, Instant.now().plus(Duration.ofDays(1)));

    table().client().putItem(putIfExpired(next));

    assertThat(table().read(key)).isEqualTo(next);
  }

  @Test
  default void an_item_that_has_not_expired_is_not_replaced() {
    Map<String, AttributeValue> key = table().newKey();
    Map<String, AttributeValue> first =
        table().put(expiring(key, Instant.now().plus(Duration.ofDays(1))));

    ConditionalCheckFailedException refusal =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () -> table().client().putItem(putIfExpired(with(first, "note", Attributes.text("")))));

    assertThat(refusal.item()).isEqualTo(first);
  }

  private PutItemRequest putIfExpired(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName(table().name())
        .item(item)
        .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
        .expressionAttributeValues(Map.of(":now", seconds(Instant.now())))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static Map<String, AttributeValue> expiring(
      Map<String, AttributeValue> key, Instant time) {
    return with(key, EXPIRES_AT, seconds(time));
  }

  private static AttributeValue seconds(Instant time) {
    return Attributes.number(time.getEpochSecond());
  }
}
