package com.cloudcart.contracttests.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.cloudcart.contracttests.gate.Digest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** broker.sh publishes, runs can-i-deploy and records with Pact's CLI. */
class BrokerIT {

  private static final Map<String, List<String>> PACTS =
      Map.of(
          "order", List.of("catalog"),
          "payment", List.of("catalog", "order"),
          "shipment", List.of("payment"),
          "storefront", List.of("cart", "catalog", "order"));
  private static final String RECORD = "/pacticipants/[^/]+/versions/[^/]+/deployed-versions/.*";

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void publish_uses_the_digest_of_the_jar_as_version_with_branch_and_build() {
    ScriptResult result =
        BROKER.run(Map.of("PACT_BUILD_URL", "https://ci.example.com/7"), "publish", "main");

    assertThat(result.exitCode()).as(result.text()).isZero();
    Map<String, String> versions = new HashMap<>();
    Map<String, List<String>> published = new HashMap<>();
    for (JsonNode body : BROKER.bodies("POST", "/contracts/publish")) {
      String consumer = body.path("pacticipantName").asText();
      assertThat(body.path("branch").asText()).isEqualTo("main");
      assertThat(body.path("buildUrl").asText()).isEqualTo("https://ci.example.com/7");
      assertThat(pact(body).path("consumer").path("name").asText()).isEqualTo(consumer);
      String version = body.path("pacticipantVersionNumber").asText();
      assertThat(versions.merge(consumer, version, (one, other) -> other)).isEqualTo(version);
      published.merge(consumer, List.of(provider(body)), BrokerIT::both);
    }
    assertThat(published).isEqualTo(PACTS);
    assertThat(versions.get("order")).startsWith(jar("order") + "-");
    assertThat(versions.get("storefront")).matches("[0-9a-f]{20}");
  }

  @Test
  void publish_prints_why_the_broker_rejects_a_pact() {
    BROKER.refuses("POST", "/contracts/publish", 409);

    ScriptResult result = BROKER.run(Map.of(), "publish", "main");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .contains("Cannot change the content of the pact for order version")
        .contains("the pacts of order were not published");
  }

  @Test
  void can_i_deploy_asks_one_question_for_all_services() {
    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("GET", "/matrix"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.getUrl())
                .contains("q[][pacticipant]=catalog&q[][version]=" + jar("catalog") + "&")
                .contains("q[][pacticipant]=cart&")
                .contains("q[][pacticipant]=order&q[][version]=" + jar("order") + "-")
                .contains("q[][pacticipant]=payment&")
                .contains("q[][pacticipant]=shipment&")
                .contains("q[][pacticipant]=storefront&")
                .endsWith("environment=dev"));
  }

  @Test
  void can_i_deploy_asks_for_a_single_service() {
    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev", "order");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("GET", "/matrix"))
        .singleElement()
        .satisfies(one -> assertThat(one.getUrl().split("pacticipant", -1)).hasSize(2));
  }

  /** The versions in these responses contain 401 and 403, which are not status codes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix-unverified.json | There is no verified pact between version 7c401a",
        "matrix-failed.json | The verification for the pact between version 9e8d7c"
      })
  void can_i_deploy_prints_why_a_deployment_is_refused(String answer, String reason) {
    BROKER.answers("GET", "/matrix", answer);

    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev", "catalog", "order");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text()).contains(reason, "catalog order must not be deployed to dev");
  }

  @Test
  void can_i_deploy_creates_an_unknown_environment_first() {
    BROKER.answers("GET", "/environments", "environments-without-dev.json");

    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.bodies("POST", "/environments"))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("name").asText()).isEqualTo("dev");
          assertThat(body.path("production").asBoolean()).isFalse();
        });
  }

  @Test
  void can_i_deploy_does_not_create_an_existing_environment() {
    BROKER.run(Map.of(), "can-i-deploy", "dev");

    assertThat(BROKER.requests("POST", "/environments")).isEmpty();
  }

  @Test
  void record_deployment_records_all_services() {
    ScriptResult result = BROKER.run(Map.of(), "record-deployment", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("POST", RECORD)).hasSize(6);
  }

  @Test
  void record_deployment_records_only_the_given_service() {
    ScriptResult result = BROKER.run(Map.of(), "record-deployment", "dev", "order");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("POST", RECORD))
        .singleElement()
        .satisfies(one ->
            assertThat(one.getUrl()).startsWith("/pacticipants/order/versions/" + jar("order")));
  }

  @Test
  void record_undeployment_records_the_given_service() {
    ScriptResult result = BROKER.run(Map.of(), "record-undeployment", "dev", "cart");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.bodies("PATCH", "/deployed-versions/.*"))
        .containsExactly(RecordedBroker.json("{\"currentlyDeployed\": false}"));
  }

  @Test
  void record_undeployment_accepts_a_service_that_is_not_deployed() {
    BROKER.answers("GET", "/environments/.*/currently-deployed", "currently-deployed-none.json");

    ScriptResult result = BROKER.run(Map.of(), "record-undeployment", "dev", "cart");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).contains("cart is not currently deployed to dev");
    assertThat(BROKER.requests("PATCH", ".*")).isEmpty();
  }

  @Test
  void record_undeployment_accepts_an_unknown_environment() {
    ScriptResult result = BROKER.run(Map.of(), "record-undeployment", "test");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).isEqualTo("the broker has no environment test\n");
  }

  private static String jar(String service) {
    Path jar = Script.ROOT.resolve("services/%1$s/target/%1$s.jar".formatted(service));
    return Digest.of(jar).value().substring("sha256:".length(), "sha256:".length() + 20);
  }

  private static String provider(JsonNode body) {
    return body.path("contracts").path(0).path("providerName").asText();
  }

  private static JsonNode pact(JsonNode body) {
    String content = body.path("contracts").path(0).path("content").asText();
    return RecordedBroker.json(new String(Base64.getDecoder().decode(content), UTF_8));
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.of(some, more).flatMap(List::stream).sorted().toList();
  }
}
