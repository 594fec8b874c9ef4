package com.cloudcart.kit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AwsCallsTest {

  @Test
  void answer_is_returned() {
    assertThat(AwsCalls.call(() -> "answer")).isEqualTo("answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void too_much_to_do_is_throttled(String code) {
    assertThatExceptionOfType(Throttled.class).isThrownBy(() -> fail(failure(code, 400)));
  }

  @Test
  void missing_answer_is_unavailable() {
    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(() -> fail(ApiCallTimeoutException.create(1000)));
  }

  @Test
  void server_error_is_unavailable() {
    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(() -> fail(failure("InternalServerError", 500)));
  }

  @Test
  void what_aws_answers_on_purpose_stays() {
    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(() -> fail(ConditionalCheckFailedException.builder().build()));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> fail(failure("ValidationException", 400)));
  }

  private static void fail(RuntimeException failure) {
    AwsCalls.<String>call(() -> {
      throw failure;
    });
  }

  private static RuntimeException failure(String code, int status) {
    return DynamoDbException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
