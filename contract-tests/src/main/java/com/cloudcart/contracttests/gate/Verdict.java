package com.cloudcart.contracttests.gate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gate's decision for each pair, and the reasons for a refusal. */
public record Verdict(Map<Pair, State> pairs, List<Refusal> refusals) {

  /** The state of a pair of consumer and provider. */
  public enum State {
    VERIFIED,
    REFUSED,
    /** Neither side is part of this deployment. */
    UNTOUCHED,
    /** The consumer does not run in this environment, so it cannot break. */
    NOT_HERE
  }

  public Verdict {
    pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
    refusals = List.copyOf(refusals);
  }

  /** Whether the deployment may start. */
  public boolean allows() {
    return refusals.isEmpty();
  }

  /** Whether a new verification could be enough. */
  boolean onlyLacksResults() {
    return !allows()
        && refusals.stream()
            .map(Refusal::kind)
            .allMatch(kind -> kind == Refusal.Kind.STALE || kind == Refusal.Kind.MISSING);
  }
}
