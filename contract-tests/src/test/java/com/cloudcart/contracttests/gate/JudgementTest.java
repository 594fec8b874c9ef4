package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cloudcart.contracttests.gate.Refusal.Kind;
import com.cloudcart.contracttests.gate.Verdict.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Pair STOREFRONT_ORDER = new Pair("storefront", "order");
  private static final List<Verification.Outcome> FAILED =
      List.of(new Verification.Outcome(Scene.INTERACTION, List.of("status: 409 rather than 201")));

  private static final Pair ORDER_CATALOG = new Pair("order", "catalog");
  private final Scene scene = new Scene();

  @Test
  void allows_what_was_verified_with_the_very_jars() {
    Verdict verdict = scene.verdict();

    assertThat(verdict.allows()).isTrue();
    assertThat(verdict.pairs().values()).containsOnly(State.VERIFIED);
  }

  @Test
  void refuses_a_provider_that_was_built_again_since() {
    scene.candidates.put("catalog", Scene.digest("catalog, built again"));

    Verdict verdict = scene.verdict();

    assertThat(verdict.refusals())
        .extracting(Refusal::kind, Refusal::who)
        .containsExactly(
            tuple(Kind.STALE, "order → catalog"), tuple(Kind.STALE, "storefront → catalog"));
    assertThat(verdict.refusals().getFirst().sentence())
        .isEqualTo(
            "The pact was verified, but with another build of catalog than the one to be deployed"
                + " (%s)",
            Scene.digest("catalog, built again").abbreviated());
    assertThat(verdict.onlyLacksResults()).isTrue();
  }

  @Test
  void does_not_blame_a_provider_that_failed_beside_another_build_of_what_it_calls() {
    scene.peers.put("catalog", Scene.digest("catalog, broken"));
    scene.verify(STOREFRONT_ORDER, FAILED);

    assertThat(scene.verdict().refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.STALE);
          assertThat(refusal.sentence())
              .isEqualTo(
                  "order failed beside another build of catalog than the one to be deployed");
        });
  }

  @Test
  void blames_a_provider_that_failed_beside_the_very_build_of_what_it_calls() {
    scene.peers.put("catalog", Scene.digest("catalog"));
    scene.verify(STOREFRONT_ORDER, FAILED);

    assertThat(scene.verdict().refusals()).extracting(Refusal::kind).containsExactly(Kind.FAILED);
  }

  @Test
  void refuses_a_consumer_that_was_built_again_since() {
    scene.candidates.put("order", Scene.digest("order, built again"));

    assertThat(scene.verdict().refusals())
        .extracting(Refusal::kind, Refusal::who)
        .contains(tuple(Kind.STALE, "order → catalog"));
  }

  @Test
  void refuses_a_pact_that_was_changed_since() {
    scene.pact(ORDER_CATALOG, "a demand that was never verified");

    assertThat(scene.verdict().refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.STALE);
          assertThat(refusal.sentence()).isEqualTo("The pact was changed after order was verified");
        });
  }

  @Test
  void refuses_a_changed_pact_of_a_consumer_without_a_jar() {
    scene.pact(new Pair("storefront", "catalog"), "a demand that was never verified");

    assertThat(scene.verdict().refusals()).extracting(Refusal::kind).containsExactly(Kind.STALE);
  }

  @Test
  void refuses_when_the_contract_was_changed_since() {
    scene.specs.put(ORDER_CATALOG, Scene.digest("another spec"));

    assertThat(scene.verdict().refusals())
        .extracting(Refusal::sentence)
        .containsExactly("The contract of catalog was changed since");
  }

  @Test
  void refuses_a_pair_without_a_result() {
    scene.verifications.removeIf(one -> one.pair().equals(ORDER_CATALOG));

    assertThat(scene.verdict().refusals()).extracting(Refusal::kind).containsExactly(Kind.MISSING);
  }

  @Test
  void refuses_an_expected_pair_whose_pact_is_gone() {
    scene.pacts.removeIf(pact -> pact.pair().equals(ORDER_CATALOG));

    assertThat(scene.verdict().refusals())
        .extracting(Refusal::kind, Refusal::sentence)
        .containsExactly(
            tuple(Kind.MISSING, "There is no pact that says what order needs of catalog"));
  }

  @Test
  void refuses_a_result_without_any_interaction() {
    scene.verify(ORDER_CATALOG, List.of());

    assertThat(scene.verdict().allows()).isFalse();
  }

  @Test
  void refuses_a_result_that_left_an_interaction_out() {
    scene.verify(ORDER_CATALOG, List.of(new Verification.Outcome("something else", List.of())));

    assertThat(scene.verdict().refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
          assertThat(refusal.details()).containsExactly(Scene.INTERACTION);
        });
  }

  @Test
  void refuses_a_failure_and_says_which_interaction_and_what_differs() {
    scene.verify(
        ORDER_CATALOG,
        List.of(
            new Verification.Outcome(
                Scene.INTERACTION, List.of("$.price: expected a number, but it is not there"))));

    Verdict verdict = scene.verdict();

    assertThat(verdict.onlyLacksResults()).isFalse();
    assertThat(verdict.pairs()).containsEntry(ORDER_CATALOG, State.REFUSED);
    assertThat(verdict.refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Kind.FAILED);
          assertThat(refusal.sentence())
              .isEqualTo("order would break: this build of catalog does not do what it needs");
          assertThat(refusal.details())
              .containsExactly(
                  "\"" + Scene.INTERACTION + "\"",
                  "  $.price: expected a number, but it is not there");
        });
  }

  @Test
  void does_not_ask_about_pairs_that_the_deploy_leaves_alone() {
    scene.deployEverything();
    scene.candidates.clear();
    scene.candidates.put("cart", Scene.digest("cart"));

    assertThat(scene.verdict().pairs())
        .containsEntry(ORDER_CATALOG, State.UNTOUCHED)
        .containsEntry(new Pair("storefront", "cart"), State.VERIFIED);
  }

  @Test
  void refuses_a_consumer_whose_provider_is_nowhere() {
    scene.candidates.remove("catalog");

    assertThat(scene.verdict().refusals())
        .extracting(Refusal::kind, Refusal::sentence)
        .containsExactly(
            tuple(
                Kind.NO_PROVIDER,
                "order needs catalog, which is neither deployed nor part of this deploy"));
  }

  @Test
  void lets_a_provider_go_before_its_consumer_exists() {
    scene.candidates.remove("order");

    assertThat(scene.verdict().pairs()).containsEntry(ORDER_CATALOG, State.NOT_HERE);
  }

  @Test
  void holds_a_new_provider_against_the_pact_of_the_consumer_that_is_deployed() {
    scene.deployEverything();
    scene.candidates.clear();
    scene.candidates.put("catalog", Scene.digest("newer catalog"));
    scene.verifyProviderBuild(new Pair("storefront", "catalog"), Scene.digest("newer catalog"));

    Verdict before = scene.verdict();
    scene.verifyProviderBuild(ORDER_CATALOG, Scene.digest("newer catalog"));
    Verdict after = scene.verdict();

    assertThat(before.refusals())
        .extracting(Refusal::kind, Refusal::who)
        .containsExactly(tuple(Kind.STALE, "order → catalog"));
    assertThat(after.allows()).isTrue();
  }

  @Test
  void holds_a_new_consumer_against_the_provider_that_is_deployed() {
    scene.deployEverything();
    Digest newer = Scene.digest("newer order");
    scene.candidates.clear();
    scene.candidates.put("order", newer);
    scene.verifications.clear();
    scene.verifyBuilds(ORDER_CATALOG, Optional.of(newer), Scene.digest("catalog of the checkout"));
    scene.verifyProviderBuild(new Pair("storefront", "order"), newer);
    Verdict unchangedPact = scene.verdict();

    scene.pact(ORDER_CATALOG, "a new demand");
    scene.verifications.clear();
    scene.verifyBuilds(ORDER_CATALOG, Optional.of(newer), Scene.digest("catalog of the checkout"));
    scene.verifyProviderBuild(new Pair("storefront", "order"), newer);
    Verdict newDemand = scene.verdict();

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
  void keeps_in_the_next_manifest_what_later_gates_need() {
    Deployed next = Deployed.nothing().with(scene.candidates, scene.verifications);

    assertThat(next.services().keySet()).containsExactlyInAnyOrder("catalog", "cart", "order");
    assertThat(next.services().entrySet())
        .filteredOn(entry -> entry.getKey().equals("catalog"))
        .flatExtracting(entry -> entry.getValue().verifications())
        .extracting(Verification::pair)
        .containsExactlyInAnyOrder(ORDER_CATALOG, new Pair("storefront", "catalog"));
    assertThat(next.build("order")).contains(Scene.digest("order"));
  }
}
