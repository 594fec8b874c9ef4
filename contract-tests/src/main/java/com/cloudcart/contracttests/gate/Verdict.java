package com.cloudcart.contracttests.gate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gate decided, and about whom. */
public record Verdict(Map<Pair, State> pairs, List<Refusal> refusals) {

  /** What became of a pair of consumer and provider. */
  public enum State {
    VERIFIED,
    REFUSED,
    /** Neither side is part of this deploy. */
    UNTOUCHED,
    /** The consumer does not run in this environment yet, so nothing of it can break. */
    NOT_HERE
  }

  public Verdict {
    pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
    refusals = List.copyOf(refusals);
  }

  /** Whether the deploy may start. */
  public boolean allows() {
    return refusals.isEmpty();
  }

  /** Whether running the contract tests again could be enough. */
  boolean onlyLacksResults() {
    return !allows()
        && refusals.stream()
            .map(Refusal::kind)
            .allMatch(kind -> kind == Refusal.Kind.STALE || kind == Refusal.Kind.MISSING);
  }
}
