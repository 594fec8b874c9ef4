package com.cloudcart.contracttests.mutation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.cloudcart.contracttests.gate.Pair;
import com.cloudcart.contracttests.gate.Verification;
import com.cloudcart.contracttests.provider.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Mutations of code: verifies the provider again, or runs the consumer's test again, with the
 * mutated class, and runs the gate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CodeMutations {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final MutationTable printed = new MutationTable(getClass().getSimpleName());
  @TempDir private static Path scratch = Path.of("");
  private @Nullable MutationWorkspace workspace;
  private @Nullable LauncherSession session;

  /** The mutations to run. */
  abstract List<Mutation> mutations();

  @BeforeAll
  void create_a_released_and_verified_workspace() {
    workspace = MutationWorkspace.setUp(scratch);
    session = LauncherFactory.openSession();
  }

  @AfterAll
  void print_the_table() {
    printed.print();
    requireNonNull(session).close();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void the_gate_refuses_breaking_and_passes_compatible_mutations(Mutation mutation)
      throws IOException {
    Path folder = Files.createTempDirectory(scratch, "mutation");

    MutationWorkspace.Answer answer = answerTo(mutation, folder);

    printed.add(mutation, answer);
    assertThat(answer.refused()).as(answer.text()).isEqualTo(mutation.breaking());
  }

  private MutationWorkspace.Answer answerTo(Mutation mutation, Path folder) {
    if (mutation.file().startsWith("frontend/")) {
      StorefrontCopy storefront = StorefrontCopy.with(mutation, folder);
      boolean passed = storefront.testsPass();
      return requireNonNull(workspace).answerToPacts("storefront", storefront.pacts(), passed);
    }
    return mutation.consumerTest().isPresent()
        ? answerToConsumer(mutation, folder)
        : answerToProvider(mutation, folder);
  }

  private MutationWorkspace.Answer answerToProvider(Mutation mutation, Path folder) {
    String service = mutation.service();
    String name = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    run("provider.%sPactVerificationIT".formatted(name), mutation, folder);
    return requireNonNull(workspace).answerTo(differences(folder));
  }

  /** A consumer that fails its own test gets no result, so the gate knows nothing of its build. */
  private MutationWorkspace.Answer answerToConsumer(Mutation mutation, Path folder) {
    boolean passed = run("pact." + mutation.consumerTest().orElseThrow(), mutation, folder);
    return passed
        ? requireNonNull(workspace).answerWithoutMutation()
        : requireNonNull(workspace).answerToUnverified(mutation.service());
  }

  /** In one session, so that all verifications share a DynamoDB. */
  private boolean run(String test, Mutation mutation, Path folder) {
    String service = mutation.service();
    Path classes = folder.resolve("classes");
    CodeEdits.compile(
        ROOT.resolve(mutation.file()), mutation.edits(), Packaged.jar(service), classes);
    System.setProperty("mutated." + service, classes.toString());
    System.setProperty("verifications", folder.resolve("found").toString());
    String pacts = System.setProperty("pact.rootDir", folder.resolve("pacts").toString());
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    try {
      requireNonNull(session)
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass("com.cloudcart.contracttests." + test))
                  .build(),
              listener);
    } finally {
      System.clearProperty("mutated." + service);
      System.clearProperty("verifications");
      System.setProperty("pact.rootDir", requireNonNull(pacts));
    }
    // What a breaking mutation breaks, and what went wrong with a compatible one.
    listener.getSummary().getFailures().forEach(one -> System.out.println(one.getException()));
    return listener.getSummary().getTotalFailureCount() == 0;
  }

  private static Map<Pair, Map<String, List<String>>> differences(Path folder) {
    List<Verification> found = Verification.readAll(folder.resolve("found"));
    assertThat(found).as("the provider was verified").isNotEmpty();
    Map<Pair, Map<String, List<String>>> differences = new HashMap<>();
    for (Verification one : found) {
      Map<String, List<String>> ofPair = new HashMap<>();
      one.outcomes().forEach(outcome -> ofPair.put(outcome.interaction(), outcome.differences()));
      differences.put(one.pair(), ofPair);
    }
    return differences;
  }
}
