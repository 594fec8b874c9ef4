package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.gate.Refusal.Kind;
import com.cloudcart.contracttests.gate.Verdict.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks each pair of a deployment: the pact of the consumer's build must have passed with exactly
 * the build of the provider that will run.
 */
final class GateDecision {

  private final Evidence evidence;
  private final List<Refusal> refusals = new ArrayList<>();

  private GateDecision(Evidence evidence) {
    this.evidence = evidence;
  }

  static Verdict of(Evidence evidence) {
    GateDecision decision = new GateDecision(evidence);
    Map<Pair, State> states = new TreeMap<>();
    for (Pair pair : evidence.pairs()) {
      states.put(pair, decision.decide(pair));
    }
    return new Verdict(states, decision.refusals);
  }

  private State decide(Pair pair) {
    if (!evidence.isCandidate(pair.provider()) && !evidence.isCandidate(pair.consumer())) {
      return State.UNTOUCHED;
    }
    boolean jarless = evidence.network().withoutJar().contains(pair.consumer());
    Optional<Digest> consumer = evidence.build(pair.consumer());
    if (!jarless && consumer.isEmpty()) {
      return State.NOT_HERE;
    }
    Optional<Digest> provider = evidence.build(pair.provider());
    Optional<Refusal> refusal =
        provider.isEmpty()
            ? Optional.of(noProvider(pair))
            : jarless
                ? ofPact(pair, provider.get())
                : ofBuilds(pair, consumer.orElseThrow(), provider.get());
    refusal.ifPresent(refusals::add);
    return refusal.isPresent() ? State.REFUSED : State.VERIFIED;
  }

  private static Refusal noProvider(Pair pair) {
    return new Refusal(
        Kind.NO_PROVIDER,
        pair.toString(),
        "%s needs %s, which is neither deployed nor part of this deployment"
            .formatted(pair.consumer(), pair.provider()),
        List.of(),
        "Deploy " + pair.provider() + " first, or together with " + pair.consumer() + ".");
  }

  private Optional<Refusal> ofPact(Pair pair, Digest provider) {
    return evidence
        .pact(pair)
        .map(pact -> verified(pair, pact.digest(), provider))
        .orElseGet(() -> Optional.of(noPact(pair)));
  }

  private static Refusal noPact(Pair pair) {
    return new Refusal(
        Kind.MISSING,
        pair.toString(),
        "There is no pact between %s and %s".formatted(pair.consumer(), pair.provider()),
        List.of(),
        Hints.VERIFY);
  }

  private Optional<Refusal> ofBuilds(Pair pair, Digest consumer, Digest provider) {
    Optional<PactFile> atHand = evidence.pact(pair);
    boolean candidate = evidence.isCandidate(pair.consumer());
    if (candidate && atHand.isEmpty()) {
      return Optional.of(noPact(pair));
    }
    Optional<Digest> written =
        evidence.known(pair).stream()
            .filter(one -> one.consumerBuild().equals(Optional.of(consumer)))
            .map(Verification::pact)
            .findFirst();
    if (written.isEmpty()) {
      return Optional.of(unknownConsumer(pair, consumer));
    }
    if (candidate && !written.get().equals(atHand.orElseThrow().digest())) {
      return Optional.of(
          stale(pair, "The pact has changed since %s was verified".formatted(pair.consumer())));
    }
    return verified(pair, written.get(), provider);
  }

  private Refusal unknownConsumer(Pair pair, Digest consumer) {
    return evidence.known(pair).isEmpty()
        ? missing(pair, "There is no verification result of %s for the pact of %s")
        : stale(
            pair,
            "The results belong to another build of %s than %s (%s)"
                .formatted(pair.consumer(), whichBuild(pair.consumer()), consumer.abbreviated()));
  }

  private Optional<Refusal> verified(Pair pair, Digest pact, Digest provider) {
    Optional<Verification> result =
        evidence.known(pair).stream().filter(one -> one.isAbout(pact, provider)).findFirst();
    if (result.isEmpty()) {
      return Optional.of(unverified(pair, pact, provider));
    }
    if (!result.get().passed()) {
      return Optional.of(failed(pair, result.get()));
    }
    return incomplete(pair, result.get()).or(() -> otherSpec(pair, result.get()));
  }

  private Refusal unverified(Pair pair, Digest pact, Digest provider) {
    List<Verification> known = evidence.known(pair);
    if (known.stream().anyMatch(one -> one.pact().equals(pact))) {
      return stale(
          pair,
          "The pact was verified, but with another build of %s than %s (%s)"
              .formatted(pair.provider(), whichBuild(pair.provider()), provider.abbreviated()));
    }
    return known.isEmpty()
        ? missing(pair, "There is no verification result of %s for the pact of %s")
        : stale(pair, "The pact has changed since its last verification");
  }

  private String whichBuild(String service) {
    return evidence.isCandidate(service) ? "the one to be deployed" : "the one that is deployed";
  }

  private static Refusal failed(Pair pair, Verification result) {
    List<String> details = new ArrayList<>();
    for (Verification.Outcome outcome : result.outcomes()) {
      if (!outcome.passed()) {
        details.add("\"" + outcome.interaction() + "\"");
        outcome.differences().forEach(difference -> details.add("  " + headline(difference)));
      }
    }
    return new Refusal(
        Kind.FAILED,
        pair.toString(),
        "%s would break: this build of %s does not fulfil its pact"
            .formatted(pair.consumer(), pair.provider()),
        details,
        Hints.RESTORE);
  }

  /** Pact prints whole bodies in the following lines; the verification's file contains them. */
  private static String headline(String difference) {
    return difference.lines().findFirst().orElse("");
  }

  private Optional<Refusal> incomplete(Pair pair, Verification result) {
    List<String> verified =
        result.outcomes().stream().map(Verification.Outcome::interaction).toList();
    List<String> left =
        evidence.pact(pair).stream()
            .filter(pact -> pact.digest().equals(result.pact()))
            .flatMap(pact -> pact.interactions().stream())
            .map(PactFile.Interaction::description)
            .filter(interaction -> !verified.contains(interaction))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Kind.MISSING,
                pair.toString(),
                "Some interactions were not verified",
                left,
                Hints.VERIFY));
  }

  private Optional<Refusal> otherSpec(Pair pair, Verification result) {
    Optional<Digest> spec = Optional.ofNullable(evidence.specs().get(pair));
    boolean same = spec.isEmpty() || spec.equals(result.spec());
    return same || !evidence.isCandidate(pair.provider())
        ? Optional.empty()
        : Optional.of(
            stale(
                pair,
                "The contract of " + pair.provider() + " has changed since the verification"));
  }

  private Refusal stale(Pair pair, String sentence) {
    boolean both = evidence.isCandidate(pair.consumer()) && evidence.isCandidate(pair.provider());
    boolean jarless = evidence.network().withoutJar().contains(pair.consumer());
    String remedy = both || jarless ? Hints.VERIFY : Hints.TOGETHER;
    return new Refusal(Kind.STALE, pair.toString(), sentence, List.of(), remedy);
  }

  private static Refusal missing(Pair pair, String sentence) {
    return new Refusal(
        Kind.MISSING,
        pair.toString(),
        sentence.formatted(pair.provider(), pair.consumer()),
        List.of(),
        Hints.VERIFY);
  }
}
