package com.cloudcart.contracttests.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.cloudcart.contracttests.gate.Network;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs consumers' tests and provider verifications without Maven: the main class of verify.sh. */
public final class Verify {

  private static final String ROOT_PACKAGE = "com.cloudcart.contracttests.";
  private static final int BROKER_UNUSABLE = 3;

  /** A deployment prints the report; the log of the tools has all details. */
  private static final int LINES_OF_FAILURES = 4;

  /** Each provider has its own function and tables. */
  private static final Map<String, String> CLASSES_IN_PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "same_thread",
          "junit.jupiter.execution.parallel.mode.classes.default", "concurrent");

  private final PrintStream out;

  private Verify(PrintStream out) {
    this.out = out;
  }

  /**
   * Without arguments, writes the pacts of this build and verifies them, as far as there is no
   * result for the current builds; with names of services, only the pacts of and with these.
   * Otherwise verifies each {@code provider=version} against a broker's pacts, and publishes its
   * results under that version; Pact's properties set the broker, the branch and the build URL. The
   * exit code is 0 when all interactions that are not pending passed and the results were
   * published, 3 when the broker did not answer, otherwise 1.
   */
  public static void main(String[] arguments) {
    Verify verify = new Verify(System.out);
    // The tools log each step on standard output.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    List<String> named = List.of(arguments);
    boolean forBroker = named.stream().anyMatch(name -> name.contains("="));
    boolean passed = forBroker ? verify.broker(named) : verify.thisBuild(named);
    verify.out.flush();
    System.exit(passed ? 0 : BrokerCall.wasSilent() ? BROKER_UNUSABLE : 1);
  }

  /**
   * Nothing is verified for a consumer that fails its own tests: the gate would take the results
   * for those of its pact.
   */
  private boolean thisBuild(List<String> services) {
    StaleLinks stale = new StaleLinks(services);
    Set<String> consumers = new TreeSet<>();
    for (Network.Link link : stale.withoutPact()) {
      consumers.add(named(link.consumer()) + "Needs" + named(link.provider()) + "(IT|Test)");
    }
    String tests = ".*[.](" + String.join("|", consumers) + ")";
    return (consumers.isEmpty()
            || run("consumers", List.of(selectPackage(ROOT_PACKAGE + "pact")), tests))
        && providers(stale.withoutResult());
  }

  private boolean providers(List<Network.Link> links) {
    if (links.isEmpty()) {
      out.println("providers: all results belong to the current builds");
      return true;
    }
    Set<String> pairs = new TreeSet<>();
    Set<String> verifications = new TreeSet<>();
    for (Network.Link link : links) {
      pairs.add(link.pair().fileName());
      verifications.add(verificationOf(link.provider()));
    }
    System.setProperty(ConsumersPacts.PAIRS, String.join(",", pairs));
    List<ClassSelector> tests =
        verifications.stream().map(DiscoverySelectors::selectClass).toList();
    return run("providers of " + String.join(", ", pairs), tests, ".*");
  }

  private boolean broker(List<String> providersAndVersions) {
    System.setProperty(ConsumersPacts.FROM_BROKER, "true");
    System.setProperty("pact.verifier.publishResults", "true");
    BrokerReporter.install();
    List<String> failures = new ArrayList<>();
    boolean passed = true;
    for (String providerAndVersion : providersAndVersions) {
      String[] parts = providerAndVersion.split("=", 2);
      System.setProperty("pact.provider.version", parts[1]);
      TestExecutionSummary summary = execute(List.of(selectClass(verificationOf(parts[0]))), ".*");
      passed &= passed(summary);
      failures.addAll(reasons(summary));
    }
    reportForBroker(failures);
    return passed;
  }

  /** A line for each provider, then what failed. */
  private void reportForBroker(List<String> reasons) {
    BrokerResults.providers().forEach(out::println);
    List<String> failures =
        Stream.concat(BrokerResults.failures().stream(), reasons.stream()).distinct().toList();
    failures.stream().limit(LINES_OF_FAILURES).forEach(out::println);
    if (failures.size() > LINES_OF_FAILURES) {
      out.printf("… and %d more lines%n", failures.size() - LINES_OF_FAILURES);
    }
  }

  /** Why a provider has no results. Failed interactions are in the results. */
  private static List<String> reasons(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .filter(failure -> failure.getTestIdentifier().isContainer())
        .map(failure -> String.valueOf(failure.getException().getMessage()).lines().findFirst())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name of the class that verifies a provider. */
  public static String verificationOf(String provider) {
    return ROOT_PACKAGE + "provider." + named(provider) + "PactVerificationIT";
  }

  private static String named(String service) {
    return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
  }

  private boolean run(String title, List<? extends DiscoverySelector> tests, String classes) {
    TestExecutionSummary summary = execute(tests, classes);
    summary.getFailures().forEach(this::report);
    out.printf(
        "%s: %d of %d passed%n",
        title, summary.getTestsSucceededCount(), summary.getTestsFoundCount());
    return passed(summary);
  }

  /** A verification without interactions is not passed. */
  private static boolean passed(TestExecutionSummary summary) {
    return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
  }

  private static TestExecutionSummary execute(
      List<? extends DiscoverySelector> tests, String classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .filters(ClassNameFilter.includeClassNamePatterns(classes))
                .configurationParameters(CLASSES_IN_PARALLEL)
                .build(),
            listener);
    return listener.getSummary();
  }

  private void report(TestExecutionSummary.Failure failure) {
    out.println(failure.getTestIdentifier().getDisplayName());
    String.valueOf(failure.getException())
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> out.println("  " + line));
  }
}
