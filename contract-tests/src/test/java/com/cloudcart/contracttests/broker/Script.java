package com.cloudcart.contracttests.broker;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The script broker.sh of a checkout.
 *
 * @param repository the git repository that it reads; its folder has no changes
 */
record Script(Path checkout, Path repository) {

  static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  private static final List<String> PREFIXES = List.of("PACT_", "GITHUB_", "GIT_", "CI_");

  /** The script of this checkout, which may have changes that are not committed. */
  static Script here(Path repository) {
    return new Script(ROOT, repository);
  }

  /** Runs the script. Its only variables of a broker and of a CI are those of the environment. */
  ScriptResult run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("contract-tests/broker/broker.sh").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command);
    script.environment().keySet().removeIf(name -> PREFIXES.stream().anyMatch(name::startsWith));
    script.environment().put("GIT_DIR", repository.resolve(".git").toString());
    script.environment().put("GIT_WORK_TREE", repository.toString());
    script.environment().putAll(environment);
    return ScriptResult.run(script);
  }
}
