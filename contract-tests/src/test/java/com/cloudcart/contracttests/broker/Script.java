package com.cloudcart.contracttests.broker;

import com.cloudcart.contracttests.cloud.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** broker.sh of a checkout. */
record Script(Path checkout) {

  static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /** The script of this checkout. */
  static Script here() {
    return new Script(ROOT);
  }

  /** Runs it in the given environment alone, as far as brokers go. */
  Said run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("contract-tests/broker/broker.sh").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command);
    script
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PACT_") || name.startsWith("GITHUB_"));
    script.environment().putAll(environment);
    return Said.by(script);
  }
}
