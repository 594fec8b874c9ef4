package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.cloudcart.contracttests.gate.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What broker.sh reads from a checkout: commit, branch, jars and pacts. In a minimal checkout. */
@ResourceLock("verifications")
class FreshCheckoutIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  private static final List<String> CONSUMERS = List.of("order", "payment", "shipment");
  private static final List<String> SCRIPTS =
      List.of(
          "broker.sh",
          "broker.mjs",
          "builds.mjs",
          "cli.mjs",
          "failure.mjs",
          "package.json",
          "package-lock.json");

  @TempDir private Path checkout = Path.of("");

  @BeforeEach
  void create_a_committed_checkout_with_built_consumers() throws IOException {
    Path folder = Path.of("contract-tests");
    copy(Path.of(".mvn/npm.sh"));
    for (String name : SCRIPTS) {
      copy(folder.resolve("broker").resolve(name));
    }
    for (String service : List.of("catalog", "cart", "order", "payment", "shipment")) {
      Files.writeString(jar(service), "the jar of " + service);
    }
    for (Path pact : pacts(Script.ROOT)) {
      String name = pact.getFileName().toString();
      Files.copy(pact, at("contract-tests/target/pacts/" + name));
      String consumer = name.substring(0, name.indexOf('-'));
      String build = CONSUMERS.contains(consumer) ? Digest.of(jar(consumer)).value() : "";
      Files.writeString(
          at("contract-tests/target/verifications/" + name),
          "{\"consumerBuild\": \"%s\"}".formatted(build));
    }
    Files.writeString(at(".gitignore"), "target\nnode_modules\n");
    GitRepository.in(checkout);
  }

  /** Keeps the modification time: with a newer lock file the client is installed again. */
  private void copy(Path file) throws IOException {
    Files.copy(Script.ROOT.resolve(file), at(file.toString()), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void broker_script_installs_its_client() {
    ScriptResult result =
        new Script(checkout, checkout).run(BROKER.address(), "publish", "shipment");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("POST", "/contracts/publish")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"publish", "verify", "can-i-deploy dev", "can-i-merge", "record-deployment dev"})
  void nothing_is_published_asked_or_recorded_with_uncommitted_changes(String command)
      throws IOException {
    Files.writeString(at("new.txt"), "not committed");

    ScriptResult result = run(command);

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: the working tree has changes (new.txt); commit them first,"
                + " because a version names a commit\n");
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
    assertThat(BROKER.requests("GET", "/matrix")).isEmpty();
    assertThat(run("version shipment").text()).matches("shipment [0-9a-f]{10}-dirty-.*\n");
  }

  @Test
  void a_reverted_commit_gets_a_new_version_with_the_same_digests() throws IOException {
    String before = run("version shipment").text().strip();
    String commit = new GitRepository(checkout).commit();

    String after = run("version shipment").text().strip();

    assertThat(after).startsWith("shipment " + commit).isNotEqualTo(before);
    assertThat(after.substring(19)).isEqualTo(before.substring(19));
  }

  @Test
  void a_changed_pact_gets_another_version() throws IOException {
    String before = run("version shipment").text();
    Path pact = at("contract-tests/target/pacts/shipment-payment.json");

    Files.writeString(pact, Files.readString(pact).replace("c-1", "c-2"));

    assertThat(run("version shipment").text()).isNotEqualTo(before);
  }

  @Test
  void a_folder_without_git_has_no_version() throws IOException {
    Files.move(checkout.resolve(".git"), checkout.resolve("no-git"));

    ScriptResult result = run("version shipment");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .startsWith("Pact Broker: a version names a commit, and git cannot read this checkout (");
  }

  static Stream<Arguments> branches() {
    return Stream.of(
        arguments(Map.of(), "main"),
        arguments(Map.of("GITHUB_REF_NAME", "feature/carts"), "feature/carts"),
        arguments(Map.of("GITHUB_HEAD_REF", "feature", "GITHUB_REF_NAME", "7/merge"), "feature"),
        arguments(Map.of("CI_COMMIT_REF_NAME", "feature"), "feature"),
        arguments(Map.of("GIT_BRANCH", "origin/main"), "main"),
        arguments(Map.of("GIT_BRANCH", "upstream/feature/carts"), "feature/carts"),
        arguments(Map.of("GITHUB_REF_NAME", "v1.2.0", "GITHUB_REF_TYPE", "tag"), "main"),
        arguments(Map.of("CI_COMMIT_REF_NAME", "v1.2.0", "CI_COMMIT_TAG", "v1.2.0"), "main"));
  }

  @ParameterizedTest
  @MethodSource("branches")
  void the_branch_is_that_of_the_ci_or_of_git(Map<String, String> ci, String branch)
      throws IOException {
    GitRepository git = new GitRepository(checkout);
    git.git("remote", "add", "upstream", "https://example.com/shop.git");
    git.git("tag", "v1.2.0");

    ScriptResult result = run(ci, "branch");

    assertThat(result.text()).isEqualTo(branch + "\n");
  }

  @Test
  void a_commit_that_is_on_no_branch_needs_a_name() throws IOException {
    GitRepository git = new GitRepository(checkout);
    git.git("checkout", "--quiet", "--detach");
    assertThat(run("branch").text()).isEqualTo("main\n");
    git.commit();

    ScriptResult result = run("branch");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: the commit is on no branch of this checkout; fetch its branch, or pass"
                + " --branch\n");
    assertThat(run("branch --branch feature").text()).isEqualTo("feature\n");
  }

  @ParameterizedTest
  @CsvSource({
    "publish, order",
    "publish, storefront",
    "can-i-deploy dev, order",
    "record-deployment dev, order"
  })
  void broker_script_changes_nothing_when_a_consumer_has_no_pact(String command, String consumer)
      throws IOException {
    for (Path pact : pacts(checkout)) {
      if (pact.getFileName().toString().startsWith(consumer)) {
        Files.delete(pact);
      }
    }

    ScriptResult result = run(command);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: there are no pacts of %s; run contract-tests/verify.sh\n"
                .formatted(consumer));
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exit 127, none", "echo v18.20.4, v18.20.4"})
  void broker_script_reports_that_node_is_missing(String node, String found) throws IOException {
    Path tool = at("bin/node");
    Files.writeString(tool, "#!/bin/sh\n" + node + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    ScriptResult result =
        run(Map.of("PATH", tool.getParent() + ":" + System.getenv("PATH")), "publish");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            """
            Pact Broker: its CLI needs Node 20 or newer with npm (found: %s); install it from \
            https://nodejs.org or your package manager
            """
                .formatted(found));
  }

  @Test
  void publish_rejects_a_pact_of_another_build() throws IOException {
    Files.writeString(jar("shipment"), "another jar");

    ScriptResult result = run("publish");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .contains(
            "shipment-payment.json does not belong to the current build of shipment; run"
                + " contract-tests/verify.sh");
    assertThat(BROKER.requests("POST", ".*")).isEmpty();
  }

  @Test
  void can_i_deploy_fails_without_a_question_for_a_service_that_is_not_built() throws IOException {
    Files.delete(jar("order"));

    ScriptResult result = run("can-i-deploy dev order shipment");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text()).contains("order is not built; run ./mvnw -DskipTests package");
    assertThat(BROKER.requests("GET", "/matrix")).isEmpty();
  }

  @Test
  void verify_rejects_a_build_with_another_version_than_the_expected_one() throws IOException {
    ScriptResult result = run("verify --expect 5403b1c6d7-e8f901234554 cart");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .contains(", not 5403b1c6d7-e8f901234554; its result would be for another build");
  }

  @Test
  void verify_rejects_a_pact_of_another_server() throws IOException {
    ScriptResult result = run("verify --pact http://127.0.0.1:9/pact --consumer wishlist cart");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.text())
        .isEqualTo("Pact Broker: http://127.0.0.1:9/pact is not a pact of this broker\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "can-i-deploy | usage: broker.sh COMMAND",
        "can-i-deploy dev checkout | checkout is not a service; the services are catalog cart order",
        "can-i-merge --retry-while-unknown soon | --retry-while-unknown needs a number",
        "publish --stage dev | Unknown option '--stage'",
        "deploy dev | usage: broker.sh COMMAND"
      })
  void broker_script_reports_a_wrong_command_line(String command, String sentence)
      throws IOException {
    ScriptResult result = run(command);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.text()).contains(sentence);
  }

  @Test
  void the_help_lists_the_commands() throws IOException {
    assertThat(run("--help").text())
        .contains("\n  publish ", "\n  can-i-merge ", "\n  delete-branch ");
  }

  private ScriptResult run(String command) throws IOException {
    return run(Map.of(), command);
  }

  private ScriptResult run(Map<String, String> settings, String command) throws IOException {
    Path client = at("contract-tests/broker/node_modules");
    if (!Files.exists(client)) {
      Files.createSymbolicLink(client, Script.ROOT.resolve("contract-tests/broker/node_modules"));
    }
    Map<String, String> environment = new HashMap<>(BROKER.address());
    environment.putAll(settings);
    return new Script(checkout, checkout).run(environment, command.split(" "));
  }

  private static List<Path> pacts(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("contract-tests/target/pacts"))) {
      return files.toList();
    }
  }

  private Path jar(String service) throws IOException {
    return at("services/%1$s/target/%1$s.jar".formatted(service));
  }

  private Path at(String name) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
