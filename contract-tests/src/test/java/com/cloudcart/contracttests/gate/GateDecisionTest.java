package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cloudcart.contracttests.gate.Refusal.Kind;
import com.cloudcart.contracttests.gate.Verdict.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GateDecisionTest {

  private static final Pair ORDER_CATALOG = new Pair("order", "catalog");
  private final GateFixture fixture = new GateFixture();

  @Test
  void gate_allows_jars_whose_pacts_are_verified() {
    Verdict verdict = fixture.verdict();

    assertThat(verdict.allows()).isTrue();
    assertThat(verdict.pairs().values()).containsOnly(State.VERIFIED);
  }

  /** Each: what changed, and the kind, sentence and details of the only refusal. */
  static Stream<Arguments> changes() {
    Pair storefrontCatalog = new Pair("storefront", "catalog");
    return Stream.of(
        refusal(
            "a changed pact",
            fixture -> fixture.pact(ORDER_CATALOG, "an interaction that was never verified"),
            Kind.STALE,
            "The pact has changed since order was verified"),
        refusal(
            "a changed pact of a consumer without a jar",
            fixture -> fixture.pact(storefrontCatalog, "an interaction that was never verified"),
            Kind.STALE,
            ""),
        refusal(
            "a changed contract",
            fixture -> fixture.specs.put(ORDER_CATALOG, GateFixture.digest("another spec")),
            Kind.STALE,
            "The contract of catalog has changed since the verification"),
        refusal(
            "a pair without a result",
            fixture -> fixture.verifications.removeIf(one -> one.pair().equals(ORDER_CATALOG)),
            Kind.MISSING,
            ""),
        refusal(
            "an expected pair without a pact",
            fixture -> fixture.pacts.removeIf(pact -> pact.pair().equals(ORDER_CATALOG)),
            Kind.MISSING,
            "There is no pact between order and catalog"),
        refusal(
            "a consumer whose provider is not deployed",
            fixture -> fixture.candidates.remove("catalog"),
            Kind.NO_PROVIDER,
            "order needs catalog, which is neither deployed nor part of this deployment"));
  }

  private static Arguments refusal(
      String what, Consumer<GateFixture> change, Kind kind, String sentence) {
    return arguments(Named.of(what, change), kind, sentence);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void gate_refuses_what_is_not_verified(Consumer<GateFixture> change, Kind kind, String sentence) {
    change.accept(fixture);

    assertThat(fixture.verdict().refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(kind);
          assertThat(refusal.sentence()).startsWith(sentence);
        });
  }

  @Test
  void gate_names_the_interactions_without_a_result() {
    fixture.verify(ORDER_CATALOG, List.of(new Verification.Outcome("something else", List.of())));

    assertThat(fixture.verdict().refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
          assertThat(refusal.details()).containsExactly(GateFixture.INTERACTION);
        });
  }

  @Test
  void gate_refuses_a_provider_with_a_new_build() {
    fixture.candidates.put("catalog", GateFixture.digest("catalog, built again"));

    Verdict verdict = fixture.verdict();

    assertThat(verdict.refusals())
        .extracting(Refusal::kind, Refusal::who)
        .containsExactly(
            tuple(Kind.STALE, "order → catalog"), tuple(Kind.STALE, "storefront → catalog"));
    assertThat(verdict.refusals().getFirst().sentence())
        .isEqualTo(
            "The pact was verified, but with another build of catalog than the one to be deployed"
                + " (%s)",
            GateFixture.digest("catalog, built again").abbreviated());
    assertThat(verdict.onlyLacksResults()).isTrue();
  }

  @Test
  void gate_refuses_a_consumer_with_a_new_build() {
    fixture.candidates.put("order", GateFixture.digest("order, built again"));

    assertThat(fixture.verdict().refusals())
        .extracting(Refusal::kind, Refusal::who)
        .contains(tuple(Kind.STALE, "order → catalog"));
  }

  @Test
  void gate_allows_a_service_without_pacts() {
    fixture.candidates.clear();
    fixture.candidates.put("audit", GateFixture.digest("audit"));

    Verdict verdict = fixture.verdict();

    assertThat(verdict.allows()).isTrue();
    assertThat(verdict.pairs().values()).containsOnly(State.UNTOUCHED);
  }

  @Test
  void gate_refuses_a_result_without_interactions() {
    fixture.verify(ORDER_CATALOG, List.of());

    assertThat(fixture.verdict().allows()).isFalse();
  }

  @Test
  void gate_refuses_a_failure_and_names_the_interaction_and_the_difference() {
    fixture.verify(
        ORDER_CATALOG,
        List.of(
            new Verification.Outcome(
                GateFixture.INTERACTION,
                List.of("$.price: expected a number, but it is not there"))));

    Verdict verdict = fixture.verdict();

    assertThat(verdict.onlyLacksResults()).isFalse();
    assertThat(verdict.pairs()).containsEntry(ORDER_CATALOG, State.REFUSED);
    assertThat(verdict.refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.FAILED);
          assertThat(refusal.sentence())
              .isEqualTo("order would break: this build of catalog does not fulfil its pact");
          assertThat(refusal.details())
              .containsExactly(
                  "\"" + GateFixture.INTERACTION + "\"",
                  "  $.price: expected a number, but it is not there");
        });
  }

  @Test
  void pairs_outside_the_deployment_are_untouched() {
    fixture.deployEverything();
    fixture.candidates.clear();
    fixture.candidates.put("cart", GateFixture.digest("cart"));

    assertThat(fixture.verdict().pairs())
        .containsEntry(ORDER_CATALOG, State.UNTOUCHED)
        .containsEntry(new Pair("storefront", "cart"), State.VERIFIED);
  }

  @Test
  void gate_allows_a_provider_before_its_consumer_is_deployed() {
    fixture.candidates.remove("order");

    assertThat(fixture.verdict().pairs()).containsEntry(ORDER_CATALOG, State.NOT_HERE);
  }

  @Test
  void a_new_provider_is_checked_with_the_pact_of_the_deployed_consumer() {
    fixture.deployEverything();
    fixture.candidates.clear();
    fixture.candidates.put("catalog", GateFixture.digest("newer catalog"));
    fixture.verifyProviderBuild(
        new Pair("storefront", "catalog"), GateFixture.digest("newer catalog"));

    Verdict before = fixture.verdict();
    fixture.verifyProviderBuild(ORDER_CATALOG, GateFixture.digest("newer catalog"));
    Verdict after = fixture.verdict();

    assertThat(before.refusals())
        .extracting(Refusal::kind, Refusal::who)
        .containsExactly(tuple(Kind.STALE, "order → catalog"));
    assertThat(after.allows()).isTrue();
  }

  /** The deployed consumer runs with the new provider until its own deployment. */
  @Test
  void a_new_provider_is_checked_with_the_deployed_pact_when_the_checkout_has_another_one() {
    Digest newer = GateFixture.digest("newer catalog");
    Digest newerOrder = GateFixture.digest("newer order");
    fixture.deployEverything();
    fixture.candidates.clear();
    fixture.candidates.put("catalog", newer);
    fixture.verifyProviderBuild(new Pair("storefront", "catalog"), newer);
    fixture.pact(ORDER_CATALOG, "a new interaction");
    fixture.verifyBuilds(ORDER_CATALOG, Optional.of(newerOrder), newer);

    Verdict alone = fixture.verdict();
    fixture.candidates.put("order", newerOrder);
    fixture.verifyProviderBuild(new Pair("storefront", "order"), newerOrder);
    Verdict together = fixture.verdict();

    assertThat(alone.refusals())
        .extracting(Refusal::who, Refusal::remedy)
        .containsExactly(tuple("order → catalog", Hints.TOGETHER));
    assertThat(together.allows()).isTrue();
  }

  @Test
  void a_new_consumer_is_checked_with_the_deployed_provider() {
    fixture.deployEverything();
    Digest newer = GateFixture.digest("newer order");
    fixture.candidates.clear();
    fixture.candidates.put("order", newer);
    fixture.verifications.clear();
    fixture.verifyBuilds(
        ORDER_CATALOG, Optional.of(newer), GateFixture.digest("catalog of the checkout"));
    fixture.verifyProviderBuild(new Pair("storefront", "order"), newer);
    Verdict unchangedPact = fixture.verdict();

    fixture.pact(ORDER_CATALOG, "a new interaction");
    fixture.verifications.clear();
    fixture.verifyBuilds(
        ORDER_CATALOG, Optional.of(newer), GateFixture.digest("catalog of the checkout"));
    fixture.verifyProviderBuild(new Pair("storefront", "order"), newer);
    Verdict newDemand = fixture.verdict();

    assertThat(unchangedPact.allows()).isTrue();
    assertThat(newDemand.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.sentence())
                .startsWith(
                    "The pact was verified, but with another build of catalog than the one that"
                        + " is deployed"));
  }

  @Test
  void the_next_manifest_contains_the_results_for_later_gates() {
    Deployed next = Deployed.nothing().with(fixture.candidates, fixture.verifications);

    assertThat(next.services().keySet()).containsExactlyInAnyOrder("catalog", "cart", "order");
    assertThat(next.services().entrySet())
        .filteredOn(entry -> entry.getKey().equals("catalog"))
        .flatExtracting(entry -> entry.getValue().verifications())
        .extracting(Verification::pair)
        .containsExactlyInAnyOrder(ORDER_CATALOG, new Pair("storefront", "catalog"));
    assertThat(next.build("order")).contains(GateFixture.digest("order"));
  }
}
