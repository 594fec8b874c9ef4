package com.cloudcart.contracttests.gate;

/** What to do about a refusal. */
final class Remedies {

  static final String VERIFY = "Run contract-tests/verify.sh, which verifies what was just built.";
  static final String RESTORE =
      "Do again what the consumer needs, or change the consumer first and verify both together.";
  static final String KEEP =
      "Keep the old beside the new until nobody uses it; then move the baseline with "
          + "'contract-tests/gate.sh release --accept-breaking'.";

  private Remedies() {}
}
