package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Verifies packaged providers against a broker's pacts with Pact's provider verification. */
@ResourceLock("verifications")
class BrokerVerificationIT {

  /** A line for each of the four providers and five for all that failed. */
  static final int MOST_LINES = 9;

  private static final String CART_PACTS = "/pacts/provider/cart/for-verification";

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void verify_publishes_passed_pacts_and_accepts_a_failed_pending_pact() throws Exception {
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-a-pending-one.json");
    Map<String, String> evidence = evidence();

    ScriptResult script =
        run(
            Map.of(
                "PACT_BUILD_URL", "https://ci.example.com/7",
                "PACT_BROKER_WIP_SINCE", "2026-11-01"),
            "cart",
            "payment");

    assertThat(script.exitCode()).as(script.text()).isZero();
    assertThat(results("storefront", "cart"))
        .singleElement()
        .satisfies(result -> {
          assertThat(result.path("success").asBoolean()).isTrue();
          assertThat(result.path("providerApplicationVersion").asText())
              .matches(BROKER.commit() + "-[0-9a-f]{12}");
          assertThat(result.path("buildUrl").asText()).isEqualTo("https://ci.example.com/7");
        });
    assertThat(results("shipment", "payment"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean()).isTrue());
    assertThat(results("wishlist", "cart"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean(true)).isFalse());
    assertThat(script.text())
        .contains(
            "Pact between wishlist (2.4.0) and cart [pending: does not fail the build]: 0 of 2 passed")
        .contains("\"a request for a cart with its wishes\": ")
        .contains("Actual map is missing the following keys: wishes");
    assertThat(
            BROKER.requests(
                "PUT", "/pacticipants/cart/branches/feature/versions/[0-9a-f]{10}-[0-9a-f]{12}"))
        .isNotEmpty();
    assertThat(evidence()).as("the gate's evidence").isEqualTo(evidence);
  }

  @Test
  void verify_selects_pacts_of_main_of_the_same_branch_and_of_deployed_versions() {
    BROKER.refuses("POST", "/pacts/provider/payment/for-verification", 404);
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-none.json");

    ScriptResult script = run(Map.of("PACT_BROKER_WIP_SINCE", "2026-11-01"), "cart", "payment");

    assertThat(BROKER.bodies("POST", CART_PACTS))
        .containsExactly(
            RecordedBroker.json(
                """
                {"consumerVersionSelectors":
                    [{"mainBranch": true}, {"matchingBranch": true}, {"deployedOrReleased": true}],
                  "includePendingStatus": true, "includeWipPactsSince": "2026-11-01",
                  "providerVersionBranch": "feature", "providerVersionTags": []}
                """));
    assertThat(script.exitCode()).as("nothing was verified").isEqualTo(1);
    assertThat(script.text())
        .contains("The broker has no pact for cart;", "The broker has no pact for payment;");
  }

  @Test
  void verify_of_one_pact_publishes_its_result_alone() {
    String pact =
        BROKER.url()
            + "/pacts/provider/cart/consumer/wishlist/pact-version/88c0af3e682272cde62a8c00d4f0a361946fde3f/metadata/c1tdW2JdPXdpc2hlcw";

    ScriptResult script = run(Map.of(), "--pact", pact, "--consumer", "wishlist", "cart");

    assertThat(script.exitCode()).as(script.text()).isEqualTo(1);
    assertThat(script.text()).contains(": 0 of 1 pacts passed");
    assertThat(results("wishlist", "cart")).hasSize(1);
    assertThat(results("storefront", "cart")).isEmpty();
  }

  @Test
  void verify_fails_for_a_broken_pact_and_publishes_the_result() {
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-a-broken-one.json");

    ScriptResult script = run(Map.of(), "cart");

    assertThat(script.exitCode()).as(script.text()).isEqualTo(1);
    assertThat(script.text())
        .contains(": 1 of 2 pacts passed")
        .contains("Pact between wishlist (2.4.0) and cart: 0 of 2 passed")
        .contains("Actual map is missing the following keys: wishes")
        .contains(
            "\"a request for the wishes\": was not verified: its provider state cannot be set up:"
                + " Did not find a test class method annotated with @State(\"a wish\")");
    // The other providers' lines.
    assertThat(script.text().lines()).hasSizeLessThanOrEqualTo(MOST_LINES - 3);
    assertThat(results("wishlist", "cart"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean(true)).isFalse());
  }

  @Test
  void verify_fails_when_a_result_cannot_be_published() {
    BROKER.refuses("POST", ".*/verification-results", 403);

    ScriptResult script =
        run(
            Map.of(
                "PACT_BROKER_TOKEN", "",
                "PACT_BROKER_USERNAME", "pact",
                "PACT_BROKER_PASSWORD", "pact"),
            "cart");

    assertThat(script.exitCode()).as(script.text()).isEqualTo(1);
    assertThat(script.text())
        .contains("the result for the pact of storefront with cart was not published: ")
        .contains("Publishing verification results failed")
        .contains(": 1 of 1 pacts passed");
  }

  private static ScriptResult run(Map<String, String> settings, String... providers) {
    return BROKER.run(
        settings,
        Stream.concat(Stream.of("verify", "--branch", "feature"), Stream.of(providers))
            .toArray(String[]::new));
  }

  private static List<JsonNode> results(String consumer, String provider) {
    return BROKER.bodies(
        "POST",
        "/pacts/provider/%s/consumer/%s/.*/verification-results".formatted(provider, consumer));
  }

  /** All input files of the gate, with their content. */
  private static Map<String, String> evidence() throws IOException {
    Map<String, String> evidence = new TreeMap<>();
    for (String folder : List.of("pacts", "verifications")) {
      try (Stream<Path> files =
          Files.list(Script.ROOT.resolve("contract-tests/target/" + folder))) {
        for (Path file : files.toList()) {
          evidence.put(folder + "/" + file.getFileName(), Files.readString(file));
        }
      }
    }
    assertThat(evidence).isNotEmpty();
    return evidence;
  }
}
