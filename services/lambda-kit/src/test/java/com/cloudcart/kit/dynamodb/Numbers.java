package com.cloudcart.kit.dynamodb;

import static com.cloudcart.kit.dynamodb.TestTable.amount;
import static com.cloudcart.kit.dynamodb.TestTable.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.aws.Attributes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Numbers are decimal, exact to 38 digits, from 1E-130 to below 1E126.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Data
 *     types: number</a>
 */
interface Numbers extends OnDynamoDb {
  @ParameterizedTest
  @CsvSource({
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "0.1234567890123456789012345678901234567, 0.1234567890123456789012345678901234567",
    "-24.50, -24.5",
    "100, 100",
    "0.00, 0"
  })
  default void a_number_is_kept_exactly_without_trailing_zeros(String written, String read) {
    Map<String, AttributeValue> key = table().newKey();

    table().put(with(key, "amount", AttributeValue.fromN(written)));

    assertThat(Attributes.get(table().read(key), "amount").n()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789012345678901234567890123456789", "1E126", "1E-131", "a", ""})
  default void what_is_longer_larger_or_no_number_is_invalid(String number) {
    Map<String, AttributeValue> item =
        with(table().newKey(), "amount", AttributeValue.fromN(number));

    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> table().put(item))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  default void sums_are_decimal() {
    Map<String, AttributeValue> key = table().newKey();
    table().put(with(key, "amount", AttributeValue.fromN("0.1")));

    Map<String, AttributeValue> changed =
        table()
            .client()
            .updateItem(update ->
                update
                    .tableName(table().name())
                    .key(key)
                    .updateExpression("SET amount = amount + :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("0.2")))
                    .returnValues(ReturnValue.ALL_NEW))
            .attributes();

    assertThat(Attributes.get(changed, "amount").n()).isEqualTo("0.3");
  }

  @Test
  default void numbers_compare_by_value() {
    Map<String, AttributeValue> key = table().newKey();
    table().put(amount(key, 9));

    table()
        .client()
        .putItem(put ->
            put.tableName(table().name())
                .item(amount(key, 10))
                .conditionExpression("amount < :ten AND amount = :nine")
                .expressionAttributeValues(
                    Map.of(":ten", Attributes.number(10), ":nine", AttributeValue.fromN("9.00"))));

    assertThat(table().read(key)).isEqualTo(amount(key, 10));
  }
}
