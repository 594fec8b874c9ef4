package com.cloudcart.contracttests.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Runs the consumers' tests and then the provider verifications, without Maven: the main class of
 * verify.sh.
 */
public final class VerifyContracts {

  private VerifyContracts() {}

  /**
   * The exit code is 0 when all pacts were written and verified, otherwise 1. Nothing is verified
   * for a consumer that fails its own tests: the gate would take the results for those of its pact.
   */
  public static void main(String[] arguments) {
    Launch launch = Launch.quietly();
    boolean written = run(launch, "com.cloudcart.contracttests.pact", ".*Needs.*");
    boolean kept =
        written && run(launch, "com.cloudcart.contracttests.provider", ".*PactVerificationIT");
    launch.out().flush();
    System.exit(written && kept ? 0 : 1);
  }

  private static boolean run(Launch launch, String packageName, String classes) {
    return launch.run(
        packageName,
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(packageName))
            .filters(ClassNameFilter.includeClassNamePatterns(classes)));
  }
}
