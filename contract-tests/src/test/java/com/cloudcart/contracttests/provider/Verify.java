package com.cloudcart.contracttests.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs consumers' tests and provider verifications without Maven: the main class of verify.sh. */
public final class Verify {

  private static final String ROOT_PACKAGE = "com.cloudcart.contracttests.";

  private final PrintStream out;

  private Verify(PrintStream out) {
    this.out = out;
  }

  /**
   * Without arguments, writes the pacts of this build and verifies them. Otherwise verifies each
   * {@code provider=version} against a broker's pacts, and publishes its results under that
   * version; Pact's properties set the broker, the branch and the build URL. The exit code is 0
   * when all interactions that are not pending passed and the results were published, otherwise 1.
   */
  public static void main(String[] arguments) {
    Verify verify = new Verify(System.out);
    // The tools log each step on standard output.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    boolean passed = arguments.length == 0 ? verify.thisBuild() : verify.broker(List.of(arguments));
    verify.out.flush();
    System.exit(passed ? 0 : 1);
  }

  /**
   * Nothing is verified for a consumer that fails its own tests: the gate would take the results
   * for those of its pact.
   */
  private boolean thisBuild() {
    return run("consumers", selectPackage(ROOT_PACKAGE + "pact"), ".*Needs.*")
        && run("providers", selectPackage(ROOT_PACKAGE + "provider"), ".*PactVerificationIT");
  }

  private boolean broker(List<String> providersAndVersions) {
    System.setProperty(ConsumersPacts.FROM_BROKER, "true");
    System.setProperty("pact.verifier.publishResults", "true");
    boolean passed = true;
    for (String providerAndVersion : providersAndVersions) {
      String[] parts = providerAndVersion.split("=", 2);
      System.setProperty("pact.provider.version", parts[1]);
      passed &= run(parts[0], selectClass(verificationOf(parts[0])), ".*");
    }
    BrokerResults.report().forEach(out::println);
    return passed;
  }

  /** The name of the class that verifies a provider. */
  public static String verificationOf(String provider) {
    String name = provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1);
    return ROOT_PACKAGE + "provider." + name + "PactVerificationIT";
  }

  /** Whether at least one test ran and all tests passed. */
  private boolean run(String title, DiscoverySelector tests, String classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .filters(ClassNameFilter.includeClassNamePatterns(classes))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.getFailures().forEach(this::report);
    out.printf(
        "%s: %d of %d passed%n",
        title, summary.getTestsSucceededCount(), summary.getTestsFoundCount());
    return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
  }

  private void report(TestExecutionSummary.Failure failure) {
    out.println(failure.getTestIdentifier().getDisplayName());
    String.valueOf(failure.getException())
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> out.println("  " + line));
  }
}
