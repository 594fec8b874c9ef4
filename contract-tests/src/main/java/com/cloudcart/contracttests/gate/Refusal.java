package com.cloudcart.contracttests.gate;

import java.util.List;

/**
 * One reason why a deploy must not start.
 *
 * @param who the pair, or the contract, that it is about
 * @param sentence what is wrong, for a human
 * @param details what differs, line by line; may be empty
 * @param remedy what to do about it
 */
public record Refusal(Kind kind, String who, String sentence, List<String> details, String remedy) {

  /** The sorts of reasons; the word of each is part of the JSON report. */
  public enum Kind {
    /** The provider's build does not do what the pact demands. */
    FAILED,
    /** There is a result, but for another build, pact or spec than the ones at hand. */
    STALE,
    /** There is no pact or no result at all. */
    MISSING,
    /** The provider that a service needs is neither deployed nor about to be. */
    NO_PROVIDER,
    /** A spec or event schema takes something away from users of the last release. */
    BREAKING
  }

  public Refusal {
    details = List.copyOf(details);
  }
}
