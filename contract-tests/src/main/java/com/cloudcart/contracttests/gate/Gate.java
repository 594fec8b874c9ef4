package com.cloudcart.contracttests.gate;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command that a deployment runs before its first change.
 *
 * <p>Exit codes: 0 the deployment may start; 1 it may not start; 2 the command line is wrong; 3 an
 * input cannot be read; 4 it may not start, and the only reason is stale or missing results, so
 * that {@code verify.sh} may be enough.
 */
@Command(
    name = "gate",
    description = "Refuses a deployment that would break a consumer.",
    mixinStandardHelpOptions = true,
    subcommands = {CheckCommand.class, ReleaseCommand.class})
public final class Gate {

  static final int REFUSED = 1;
  static final int UNREADABLE = 3;
  static final int ONLY_LACKS_RESULTS = 4;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command, for callers that read its output and exit code. */
  public static CommandLine commandLine() {
    return new CommandLine(new Gate())
        .setExecutionExceptionHandler((problem, command, parsed) -> {
          command.getErr().println("Contract gate: " + problem.getMessage());
          return UNREADABLE;
        });
  }
}
