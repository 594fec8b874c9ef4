package com.cloudcart.kit.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Whether the tests of an adapter notice a change to any clause of its DynamoDB expressions. The
 * expressions are text, so no tool mutates them; they are collected from one plain run of the
 * tests, and the tests are then run once for each mutant of each expression.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> every_clause_is_checked() {
 *   return ExpressionMutation.of(DynamoOrdersIT.class).tests();
 * }
 * }</pre>
 */
public final class ExpressionMutation {
  private final List<Class<?>> suites;
  private final Map<String, String> accepted = new TreeMap<>();
  private final ExpressionInterceptor interceptor = new ExpressionInterceptor();

  private ExpressionMutation(List<Class<?>> suites) {
    this.suites = suites;
  }

  /** Runs these test classes, which get their client from {@link LocalDynamo}. */
  public static ExpressionMutation of(Class<?>... suites) {
    return new ExpressionMutation(List.of(suites));
  }

  /**
   * Says that no test can notice a mutant, and why.
   *
   * @param changed the expression as the mutant has it
   */
  public ExpressionMutation accept(String changed, String reason) {
    accepted.put(changed, reason);
    return this;
  }

  /** One test for each mutant; it fails when the mutant is not noticed and was not accepted. */
  public Stream<DynamicTest> tests() {
    LauncherSession session = LauncherFactory.openSession();
    session
        .getStore()
        .put(Namespace.create(LocalDynamo.class), ExecutionInterceptor.class, interceptor);
    List<String> failures = run(session);
    if (!failures.isEmpty()) {
      session.close();
      throw new AssertionError("without a mutant: " + failures);
    }
    return mutants().stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.toString(), () -> check(session, mutant)))
        .onClose(session::close);
  }

  private List<ExpressionMutant> mutants() {
    List<ExpressionMutant> mutants = new ArrayList<>();
    interceptor.conditions().forEach(text -> mutants.addAll(ExpressionMutant.ofCondition(text)));
    interceptor.updates().forEach(text -> mutants.addAll(ExpressionMutant.ofUpdate(text)));
    return List.copyOf(mutants);
  }

  private void check(LauncherSession session, ExpressionMutant mutant) {
    interceptor.use(mutant);
    List<String> failures = run(session);
    boolean mayPass = accepted.containsKey(mutant.changed());
    String outcome = failures.isEmpty() ? "not noticed" : failures.getFirst();
    System.out.printf("%s%n    %s%n", mutant, mayPass ? accepted.get(mutant.changed()) : outcome);
    if (failures.isEmpty() != mayPass) {
      throw new AssertionError(
          mayPass
              ? "noticed, so it need not be accepted: " + outcome
              : "no test notices: " + mutant);
    }
  }

  /** What failed until the first failure. */
  private List<String> run(LauncherSession session) {
    List<String> failures = new ArrayList<>();
    TestExecutionListener untilOneFails =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == Status.FAILED && failures.isEmpty()) {
              interceptor.close();
              failures.add(
                  test.getDisplayName()
                      + ": "
                      + result.getThrowable().map(Object::toString).orElse(""));
            }
          }
        };
    session
        .getLauncher()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(suites.stream().map(DiscoverySelectors::selectClass).toList())
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build(),
            untilOneFails);
    return List.copyOf(failures);
  }
}
