package com.cloudcart.contracttests.failures;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.kit.test.LocalDynamo;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls each operation of the packaged functions with a failing DynamoDB, and with invalid requests
 * that do not reach DynamoDB. The documents list the operations, so that a new operation is tested
 * too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureAnswersIT {
  private static final int LARGEST_BODY = 256 * 1024;

  /** A message of the infrastructure, which no API response may contain. */
  private static final String SECRET = "the infrastructure's message";

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  @RegisterExtension
  static final WireMockExtension FAILING =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final Map<String, ApiFunctionUnderTest> functions = new HashMap<>();
  private Runnable stop = () -> {};

  /** A failure of DynamoDB for each call, and the status that the API must return. */
  enum DynamoFailure {
    IS_THROTTLED(429, "ThrottlingException"),
    RESETS_THE_CONNECTION(503, ""),
    DENIES_ACCESS(500, "AccessDeniedException");

    private final int status;
    private final String error;

    DynamoFailure(int status, String error) {
      this.status = status;
      this.error = error;
    }

    ResponseDefinitionBuilder answer() {
      return error.isEmpty()
          ? aResponse().withFault(CONNECTION_RESET_BY_PEER)
          : aResponse()
              .withStatus(400)
              .withHeader("Content-Type", "application/x-amz-json-1.0")
              .withBody(
                  "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                      .formatted(error, SECRET));
    }
  }

  @BeforeAll
  void start() {
    Packaged packaged = new Packaged(DYNAMO.client(), URI.create(FAILING.baseUrl()));
    stop = packaged::close;
    for (ShopFunction function :
        new ShopFunction[] {ShopFunction.CATALOG, ShopFunction.CART, ShopFunction.ORDER}) {
      String api = function == ShopFunction.ORDER ? "orders" : function.service();
      FunctionProcess process = packaged.start(function, packaged.tables(function.service()));
      functions.put(api, new ApiFunctionUnderTest(process, api));
      callOnce(api);
    }
  }

  /**
   * The first call loads classes. On a busy machine, the SDK then has no time to repeat its call.
   */
  private void callOnce(String api) {
    ExampleRequest first =
        ExampleRequest.all().filter(request -> request.api().equals(api)).findFirst().orElseThrow();
    for (DynamoFailure failure : DynamoFailure.values()) {
      FAILING.stubFor(any(anyUrl()).willReturn(failure.answer()));
      assertThat(call(first, first.event()).status()).isGreaterThan(400);
    }
  }

  @AfterAll
  void stop() {
    stop.run();
  }

  static Stream<Arguments> failures() {
    return ExampleRequest.all()
        .flatMap(
            request -> Arrays.stream(DynamoFailure.values()).map(f -> Arguments.of(request, f)));
  }

  static Stream<ExampleRequest> withBody() {
    return ExampleRequest.all().filter(ExampleRequest::hasBody);
  }

  static Stream<ExampleRequest> withPathParameter() {
    return ExampleRequest.all().filter(ExampleRequest::hasPathParameter);
  }

  static Stream<ExampleRequest> withApiKey() {
    return ExampleRequest.all().filter(request -> request.api().equals("orders"));
  }

  @ParameterizedTest(name = "{0} when DynamoDB {1}")
  @MethodSource("failures")
  void operation_answers_a_dynamodb_failure_with_its_status_and_without_internal_details(
      ExampleRequest request, DynamoFailure failure) {
    FAILING.stubFor(any(anyUrl()).willReturn(failure.answer()));

    Answer answer = call(request, request.event());

    assertThat(answer.status()).as("%s", answer).isEqualTo(failure.status);
    assertThat(answer.body()).doesNotContain(SECRET, "Exception", "DynamoDb");
    assertThat(answer.headers().containsKey("retry-after"))
        .isEqualTo(failure != DynamoFailure.DENIES_ACCESS);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_answers_413_for_a_body_that_is_too_large(ExampleRequest request) {
    String padding = " ".repeat(LARGEST_BODY);

    Answer answer = call(request, request.withoutBody().json(request.body() + padding));

    assertThat(answer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_answers_415_for_a_body_that_is_not_json(ExampleRequest request) {
    Answer answer = call(request, request.event().header("Content-Type", "text/plain"));

    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("withPathParameter")
  void operation_answers_400_for_invalid_ids(ExampleRequest request) {
    Answer answer = call(request, request.withInvalidIds());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText()).contains("Id: ");
  }

  @ParameterizedTest
  @MethodSource("withApiKey")
  void operation_answers_403_without_the_key_when_no_gateway_checks_it(ExampleRequest request) {
    Answer answer = call(request, request.withoutKey());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  private Answer call(ExampleRequest request, ApiEvent event) {
    return requireNonNull(functions.get(request.api())).call(event);
  }
}
