package com.cloudcart.contracttests.gate;

/** What the user can do about a refusal. */
final class Hints {

  static final String VERIFY = "Run contract-tests/verify.sh, which verifies the current build.";
  static final String TOGETHER =
      "Run contract-tests/verify.sh. If this checkout has another build or pact than the deployed"
          + " service, deploy both services together, or use a Pact Broker, which keeps the results"
          + " of deployed builds.";
  static final String RESTORE =
      "Restore what the consumer needs, or change the consumer first and verify both together.";
  static final String KEEP =
      "Support the old contract until no consumer uses it; then update the baseline with "
          + "'contract-tests/gate.sh release --accept-breaking'.";
  static final String AGREE = "Change the limit in all of these documents together.";
  static final String AGREE_ON_QUEUES = "Change the templates and " + Network.EVENTS + " together.";

  private Hints() {}
}
