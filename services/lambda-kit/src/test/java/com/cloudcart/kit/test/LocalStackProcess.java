package com.cloudcart.kit.test;

import com.cloudcart.kit.test.ServerProcess.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * LocalStack on a free port, started as users start it: by {@code cfn/localstack/localstack.sh}.
 */
public final class LocalStackProcess {
  private static final Readiness READY =
      new Readiness("/_localstack/health", status -> status == 200);

  private LocalStackProcess() {}

  /**
   * Starts one and waits until it answers.
   *
   * @param folder gets its state and its log
   * @param settings as {@code cfn/localstack/README.md} lists them
   */
  public static ServerProcess start(Path folder, Map<String, String> settings) {
    int port = ServerProcess.freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            ProjectRoot.path("cfn/localstack/localstack.sh").toString(),
            "start",
            "--port",
            Integer.toString(port),
            "--dir",
            folder.resolve("state").toString());
    command.environment().putAll(settings);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ServerProcess.start(command, port, folder.resolve("localstack.log"), READY);
  }
}
