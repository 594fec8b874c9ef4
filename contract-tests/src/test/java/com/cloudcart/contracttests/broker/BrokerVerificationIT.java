package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Said;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Packaged providers, held to pacts of a broker by Pact's own verification. */
class BrokerVerificationIT {

  private static final String CART_PACTS = "/pacts/provider/cart/for-verification";

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void publishes_what_is_kept_and_lets_a_pending_pact_fail() throws Exception {
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-a-pending-one.json");
    Map<String, String> evidence = evidence();

    Said said =
        run(
            Map.of(
                "PACT_BUILD_URL", "https://ci.example.com/7",
                "PACT_BROKER_WIP_SINCE", "2026-11-01"),
            "cart",
            "payment");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(results("storefront", "cart"))
        .singleElement()
        .satisfies(result -> {
          assertThat(result.path("success").asBoolean()).isTrue();
          assertThat(result.path("providerApplicationVersion").asText()).matches("[0-9a-f]{20}");
          assertThat(result.path("buildUrl").asText()).isEqualTo("https://ci.example.com/7");
        });
    assertThat(results("shipment", "payment"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean()).isTrue());
    assertThat(results("wishlist", "cart"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean(true)).isFalse());
    assertThat(said.text())
        .contains("Pact between wishlist (2.4.0) and cart [pending: fails nothing]: 0 of 1 kept")
        .contains("\"a request for a cart with its wishes\"")
        .contains("wishes");
    assertThat(BROKER.requests("PUT", "/pacticipants/cart/branches/feature/versions/[0-9a-f]{20}"))
        .isNotEmpty();
    assertThat(evidence()).as("the gate's evidence").isEqualTo(evidence);
  }

  @Test
  void asks_for_the_pacts_of_main_of_the_same_branch_and_of_what_runs() {
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-none.json");

    Said said = run(Map.of("PACT_BROKER_WIP_SINCE", "2026-11-01"), "cart");

    assertThat(BROKER.bodies("POST", CART_PACTS))
        .containsExactly(
            RecordedBroker.json(
                """
                {"consumerVersionSelectors":
                    [{"mainBranch": true}, {"matchingBranch": true}, {"deployedOrReleased": true}],
                  "includePendingStatus": true, "includeWipPactsSince": "2026-11-01",
                  "providerVersionBranch": "feature", "providerVersionTags": []}
                """));
    assertThat(said.exitCode()).as("nothing was verified").isEqualTo(1);
    assertThat(said.text()).contains("The broker has no pact for cart;");
  }

  @Test
  void fails_when_a_pact_is_broken_and_publishes_that() {
    BROKER.answers("POST", CART_PACTS, "pacts-for-verification-cart-with-a-broken-one.json");

    Said said = run(Map.of(), "cart");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
    assertThat(said.text())
        .contains("Pact between wishlist (2.4.0) and cart: 0 of 1 kept")
        .contains("Actual map is missing the following keys: wishes");
    assertThat(results("wishlist", "cart"))
        .singleElement()
        .satisfies(result -> assertThat(result.path("success").asBoolean(true)).isFalse());
  }

  @Test
  void fails_when_a_result_cannot_be_published() {
    BROKER.refuses("POST", ".*/verification-results", 403);

    Said said =
        Script.here()
            .run(
                Map.of(
                    "PACT_BROKER_BASE_URL", BROKER.url(),
                    "PACT_BROKER_USERNAME", "pact",
                    "PACT_BROKER_PASSWORD", "pact"),
                "verify",
                "feature",
                "cart");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
    assertThat(said.text())
        .contains("Publishing verification results failed")
        .contains("Pact between storefront (9e8d7c6b5a4f3e2d1c0b) and cart: 2 of 2 kept");
  }

  private static Said run(Map<String, String> settings, String... providers) {
    Map<String, String> environment = new HashMap<>(BROKER.address());
    environment.putAll(settings);
    List<String> arguments =
        Stream.concat(Stream.of("verify", "feature"), Stream.of(providers)).toList();
    return Script.here().run(environment, arguments.toArray(String[]::new));
  }

  private static List<JsonNode> results(String consumer, String provider) {
    return BROKER.bodies(
        "POST",
        "/pacts/provider/%s/consumer/%s/.*/verification-results".formatted(provider, consumer));
  }

  /** Every file that the gate decides from, with its content. */
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
