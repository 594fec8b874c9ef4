package com.cloudcart.contracttests.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Locale;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Verifies providers against a broker's pacts: the main class of broker.sh verify. */
public final class VerifyBrokerPacts {

  private VerifyBrokerPacts() {}

  /**
   * Verifies each {@code provider=version} and publishes its results under that version. Pact's
   * properties set the broker, the branch and the build URL. The exit code is 0 when all
   * interactions that are not pending passed and the results were published, otherwise 1.
   */
  public static void main(String[] arguments) {
    Launch launch = Launch.quietly();
    System.setProperty(ConsumersPacts.FROM_BROKER, "true");
    System.setProperty("pact.verifier.publishResults", "true");
    boolean kept = true;
    for (String providerAndVersion : List.of(arguments)) {
      String[] parts = providerAndVersion.split("=", 2);
      System.setProperty("pact.provider.version", parts[1]);
      kept &= verify(launch, parts[0]);
    }
    BrokerResults.report().forEach(launch.out()::println);
    launch.out().flush();
    System.exit(kept ? 0 : 1);
  }

  private static boolean verify(Launch launch, String provider) {
    String name = provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1);
    return launch.run(
        provider,
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(
                    VerifyBrokerPacts.class.getPackageName() + "." + name + "PactVerificationIT")));
  }
}
