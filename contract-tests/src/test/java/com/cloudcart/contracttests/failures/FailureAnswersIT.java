package com.cloudcart.contracttests.failures;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.kit.test.LocalDynamo;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls each operation of the packaged functions with a failing DynamoDB, and with invalid requests
 * that do not reach DynamoDB. The documents list the operations, so that a new operation is tested
 * too.
 */
class FailureAnswersIT {
  private static final int LARGEST_BODY = 256 * 1024;

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  @RegisterExtension
  static final WireMockExtension FAILING =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static Optional<ServedApis> running = Optional.empty();

  @BeforeAll
  static void start() {
    running = Optional.of(ServedApis.open(DYNAMO, URI.create(FAILING.baseUrl())));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedApis::close);
  }

  static Stream<ExampleRequest> operations() {
    return Stream.of("catalog", "cart", "orders").map(ExampleRequests::of).flatMap(List::stream);
  }

  static Stream<Arguments> faults() {
    return operations()
        .flatMap(request -> Arrays.stream(Fault.values()).map(f -> Arguments.of(request, f)));
  }

  static Stream<ExampleRequest> withBody() {
    return operations().filter(ExampleRequest::hasBody);
  }

  static Stream<ExampleRequest> withPathParameter() {
    return operations().filter(ExampleRequest::hasPathParameter);
  }

  static Stream<ExampleRequest> withApiKey() {
    return operations().filter(request -> request.api().equals("orders"));
  }

  @ParameterizedTest(name = "{0} when DynamoDB {1}")
  @MethodSource("faults")
  void operation_answers_a_dynamodb_failure_with_its_status_and_without_internal_details(
      ExampleRequest request, Fault fault) {
    FAILING.stubFor(any(anyUrl()).willReturn(fault.answer()));

    Answer answer = send(request);

    assertThat(answer.status()).as("%s", answer).isEqualTo(fault.status());
    assertThat(answer.body()).doesNotContain(Fault.SECRET, "Exception", "DynamoDb");
    assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(fault == Fault.REFUSES);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_answers_413_for_a_body_that_is_too_large(ExampleRequest request) {
    String padding = " ".repeat(LARGEST_BODY);

    Answer answer = send(request.withBody(request.body() + padding));

    assertThat(answer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_answers_415_for_a_body_that_is_not_json(ExampleRequest request) {
    Answer answer = served().send(request, ServedApis.Headers.asText());

    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("withPathParameter")
  void operation_answers_400_for_invalid_ids(ExampleRequest request) {
    String path = request.resource().replaceAll("\\{[^}]*}", "no%20id") + "?userId=ann";

    Answer answer = send(request.withPath(path));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText()).contains("Id: ");
  }

  @ParameterizedTest
  @MethodSource("withApiKey")
  void operation_answers_403_without_the_key_when_no_gateway_checks_it(ExampleRequest request) {
    Answer answer = served().send(request, ServedApis.Headers.withoutKey());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  private static Answer send(ExampleRequest request) {
    return served().send(request, ServedApis.Headers.usual());
  }

  private static ServedApis served() {
    return running.orElseThrow();
  }
}
