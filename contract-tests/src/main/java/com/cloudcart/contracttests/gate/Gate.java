package com.cloudcart.contracttests.gate;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command that a deploy asks before it touches anything.
 *
 * <p>Exit codes: 0 the deploy may start; 1 it may not; 2 the command line is wrong; 3 evidence
 * cannot be read; 4 it may not, and only because results are stale or missing, so that {@code
 * verify.sh} may be enough.
 */
@Command(
    name = "gate",
    description = "Refuses a deploy that would break a consumer.",
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

  /** The command, for callers that want its output and exit code. */
  public static CommandLine commandLine() {
    return new CommandLine(new Gate())
        .setExecutionExceptionHandler((problem, command, parsed) -> {
          command.getErr().println("Contract gate: " + problem.getMessage());
          return UNREADABLE;
        });
  }
}
