package com.cloudcart.contracttests.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.cloudcart.contracttests.gate.Digest;
import com.cloudcart.contracttests.gate.Network;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** broker.sh publishes, asks and records with Pact's CLI. */
@ResourceLock("verifications")
class BrokerIT {

  private static final String RECORD = "/pacticipants/[^/]+/versions/[^/]+/deployed-versions/.*";

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void publish_uses_commit_and_digests_as_version_with_branch_and_build() {
    ScriptResult result =
        BROKER.run(Map.of("PACT_BUILD_URL", "https://ci.example.com/7"), "publish");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text())
        .isEqualTo(
            "published the pacts of order, payment, shipment, storefront of %s, branch main\n"
                .formatted(BROKER.commit()));
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
    assertThat(published).isEqualTo(providersByConsumer());
    assertThat(versions.get("order")).matches(build("order") + "-[0-9a-f]{12}");
    assertThat(versions.get("storefront")).matches(BROKER.commit() + "-[0-9a-f]{12}");
  }

  @Test
  void publish_of_one_service_publishes_no_other_one() {
    ScriptResult result =
        BROKER.run(Map.of(), "publish", "--branch", "feature", "shipment", "cart");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.bodies("POST", "/contracts/publish"))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("pacticipantName").asText()).isEqualTo("shipment");
          assertThat(body.path("branch").asText()).isEqualTo("feature");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "publish, cart, 'no pacts to publish: cart is not a consumer'",
    "verify, shipment, 'nothing to verify: shipment is not a provider'"
  })
  void a_service_without_this_role_needs_no_broker(
      String command, String service, String sentence) {
    ScriptResult result = BROKER.run(Map.of(), command, service);

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).isEqualTo(sentence + "\n");
    assertThat(BROKER.requests("GET", ".*")).isEmpty();
  }

  @Test
  void publish_prints_why_the_broker_rejects_a_pact() {
    BROKER.refuses("POST", "/contracts/publish", 409);

    ScriptResult result = BROKER.run(Map.of(), "publish");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .contains("the pacts of order were not published")
        .contains("Cannot change the content of the pact for order version");
  }

  @Test
  void can_i_deploy_asks_one_question_for_all_services() {
    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).startsWith("yes: ").hasLineCount(1);
    assertThat(BROKER.requests("GET", "/matrix"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.getUrl())
                .contains("q[][pacticipant]=catalog&q[][version]=" + build("catalog") + "&")
                .contains("q[][pacticipant]=cart&")
                .contains("q[][pacticipant]=order&q[][version]=" + build("order") + "-")
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
        "matrix-failed.json | The verification for the pact between version 9e8d7c",
        "matrix-unknown-version.json | No pacts or verifications have been published for version 5403b1"
      })
  void can_i_deploy_prints_why_a_deployment_is_refused(String answer, String reason) {
    BROKER.answers("GET", "/matrix", answer);

    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev", "catalog", "order");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .startsWith(reason)
        .endsWith("Pact Broker: catalog order must not be deployed to dev\n");
  }

  /**
   * A deployment also verifies, see {@link BrokerVerificationIT}, and then records or is refused.
   */
  @Test
  void a_deployment_prints_at_most_20_lines_for_the_broker() {
    BROKER.answers("GET", "/matrix", "matrix-refused-often.json");

    String published = BROKER.run(Map.of(), "publish").text();
    String refused = BROKER.run(Map.of(), "can-i-deploy", "dev").text();

    assertThat((published + refused).lines())
        .hasSizeLessThanOrEqualTo(20 - BrokerVerificationIT.MOST_LINES);
  }

  @Test
  void can_i_deploy_prints_the_first_four_of_many_reasons() {
    BROKER.answers("GET", "/matrix", "matrix-refused-often.json");

    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev", "catalog");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text()).hasLineCount(6).contains("\n… and 3 more reasons\n");
  }

  @Test
  void can_i_deploy_names_a_service_that_the_broker_does_not_know() {
    BROKER.refuses("GET", "/matrix", 400);

    ScriptResult result = BROKER.run(Map.of(), "can-i-deploy", "dev", "cart");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .startsWith("The broker does not know cart; publish and verify first\n");
  }

  @Test
  void can_i_deploy_repeats_its_question_while_a_result_is_missing() {
    BROKER.answersInTurn("/matrix", "matrix-unverified.json", "matrix-yes.json");

    ScriptResult result =
        BROKER.run(
            Map.of(),
            "can-i-deploy",
            "dev",
            "order",
            "--retry-while-unknown",
            "2",
            "--retry-interval",
            "1");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("GET", "/matrix")).hasSize(2);
  }

  @Test
  void can_i_merge_asks_for_the_main_branches() {
    BROKER.answers("GET", "/matrix", "matrix-failed.json");

    ScriptResult result = BROKER.run(Map.of(), "can-i-merge", "catalog", "order");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text()).endsWith("Pact Broker: catalog order must not be merged\n");
    assertThat(BROKER.requests("GET", "/matrix"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.getUrl())
                .contains("q[][pacticipant]=catalog&q[][version]=" + build("catalog") + "&")
                .endsWith("mainBranch=true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"can-i-deploy", "record-deployment", "record-undeployment", "environment"})
  void an_unknown_environment_is_refused_and_not_created(String command) {
    ScriptResult result = BROKER.run(Map.of(), command, "Dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: no such environment: Dev; there are dev, production. Create it with"
                + " broker.sh create-environment Dev\n");
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', false", "--production, true"})
  void create_environment_creates_a_new_environment(String option, boolean production) {
    String command = "create-environment test " + option;

    ScriptResult result = BROKER.run(Map.of(), command.strip().split(" "));

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.bodies("POST", "/environments"))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("name").asText()).isEqualTo("test");
          assertThat(body.path("production").asBoolean()).isEqualTo(production);
        });
  }

  @Test
  void create_environment_accepts_an_existing_environment() {
    ScriptResult result = BROKER.run(Map.of(), "create-environment", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
  }

  @Test
  void record_deployment_records_all_services() {
    ScriptResult result = BROKER.run(Map.of(), "record-deployment", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).startsWith("recorded in dev: catalog " + build("catalog"));
    assertThat(BROKER.requests("POST", RECORD))
        .hasSize(6)
        .anySatisfy(one ->
            assertThat(one.getUrl())
                .startsWith("/pacticipants/order/versions/" + build("order") + "-"));
  }

  @Test
  void record_deployment_records_nothing_when_the_broker_does_not_know_a_version() {
    BROKER.refuses("GET", "/pacticipants/payment/versions/.*", 404);

    ScriptResult result = BROKER.run(Map.of(), "record-deployment", "dev", "order", "payment");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text())
        .startsWith("Pact Broker: the broker does not know payment " + build("payment"))
        .endsWith("; publish and verify first (broker.sh publish, broker.sh verify)\n");
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
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
  void set_main_branch_sets_it_for_each_given_service() {
    ScriptResult result = BROKER.run(Map.of(), "set-main-branch", "trunk", "cart", "order");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.bodies("PATCH", "/pacticipants/(cart|order)"))
        .hasSize(2)
        .allSatisfy(body -> assertThat(body.path("mainBranch").asText()).isEqualTo("trunk"));
  }

  @Test
  void delete_branch_deletes_a_branch_with_a_slash() {
    ScriptResult result = BROKER.run(Map.of(), "delete-branch", "feature/carts", "cart");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("DELETE", ".*"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.getUrl()).isEqualTo("/pacticipants/cart/branches/feature%2Fcarts"));
  }

  @Test
  void delete_branch_refuses_the_main_branch() {
    ScriptResult result = BROKER.run(Map.of(), "delete-branch", "main", "cart");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(1);
    assertThat(result.text()).contains("main is the main branch of cart; it is not deleted");
    assertThat(BROKER.requests("DELETE", ".*")).isEmpty();
  }

  /** The commit and the digest of the jar. */
  private static String build(String service) {
    Path jar = Script.ROOT.resolve("services/%1$s/target/%1$s.jar".formatted(service));
    String digest = Digest.of(jar).value().substring("sha256:".length());
    return BROKER.commit() + "-" + digest.substring(0, 12);
  }

  private static Map<String, List<String>> providersByConsumer() {
    Map<String, List<String>> providers = new HashMap<>();
    for (Network.Link link :
        Network.read(Script.ROOT.resolve("contract-tests/network.json")).links()) {
      providers.merge(link.consumer(), List.of(link.provider()), BrokerIT::both);
    }
    return providers;
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
