package com.cloudcart.contracttests.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The consumers' tests, then the providers', without Maven: the main class of verify.sh. */
public final class VerifyContracts {

  private VerifyContracts() {}

  /** Ends with 0 when every pact was written and is kept, else with 1. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // The tools tell of every step; what counts is told by the gate.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    boolean written = run(out, "com.cloudcart.contracttests.pact", ".*Needs.*");
    boolean kept = run(out, "com.cloudcart.contracttests.provider", ".*KeepsPactsIT");
    out.flush();
    System.exit(written && kept ? 0 : 1);
  }

  private static boolean run(PrintStream out, String packageName, String classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(packageName))
            .filters(ClassNameFilter.includeClassNamePatterns(classes))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(out, true, StandardCharsets.UTF_8), 0);
    out.printf(
        "%s: %d of %d held%n",
        packageName, summary.getTestsSucceededCount(), summary.getTestsFoundCount());
    return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
  }
}
