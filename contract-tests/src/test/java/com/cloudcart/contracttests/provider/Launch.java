package com.cloudcart.contracttests.provider;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests without Maven, and reports only on the given stream. */
final class Launch {

  private final PrintStream out;

  private Launch(PrintStream out) {
    this.out = out;
  }

  /** Discards standard output, on which the tools log each step. */
  static Launch quietly() {
    Launch launch = new Launch(System.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return launch;
  }

  PrintStream out() {
    return out;
  }

  /** Whether at least one test ran and all tests passed. */
  boolean run(String title, LauncherDiscoveryRequestBuilder tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(tests.build(), listener);
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
