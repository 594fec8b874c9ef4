package com.cloudcart.contracttests.broker;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script broker.sh of a checkout. */
record Script(Path checkout) {

  static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /** The script of this checkout. */
  static Script here() {
    return new Script(ROOT);
  }

  /** Runs the script. Its only broker variables are those of the given environment. */
  ScriptResult run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("contract-tests/broker/broker.sh").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command);
    script
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PACT_") || name.startsWith("GITHUB_"));
    script.environment().putAll(environment);
    return ScriptResult.run(script);
  }
}
