package com.cloudcart.contracttests.gate;

import java.util.List;

/**
 * One reason why a deployment must not start.
 *
 * @param who the pair or the contract with the problem
 * @param sentence the problem in one sentence
 * @param details the differences, one per line; may be empty
 * @param remedy what to do about it
 */
public record Refusal(Kind kind, String who, String sentence, List<String> details, String remedy) {

  /** The kinds of reasons; their names are part of the JSON report. */
  public enum Kind {
    /** The provider's build does not fulfil the pact. */
    FAILED,
    /** There is a result, but for another build, pact or contract than the current one. */
    STALE,
    /** There is no pact or no result at all. */
    MISSING,
    /** The provider that a service needs is neither deployed nor part of this deployment. */
    NO_PROVIDER,
    /** An OpenAPI document or event schema has a breaking change since the last release. */
    BREAKING,
    /** Documents, or a document and the templates, state different things. */
    INCONSISTENT
  }

  public Refusal {
    details = List.copyOf(details);
  }
}
