package com.cloudcart.kit.test;

import com.cloudcart.kit.test.ServerProcess.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The DynamoDB of the local cloud alone, in memory: what LocalStack starts, started in its way. */
public final class LocalDynamoProcess {
  private static final Readiness READY =
      new Readiness("/_ministack/health", status -> status == 200);

  private LocalDynamoProcess() {}

  /** Starts one and waits until it answers. */
  public static ServerProcess start() {
    try {
      int port = ServerProcess.freePort();
      Path output = Files.createTempFile("dynamodb", ".txt");
      ProcessBuilder command =
          new ProcessBuilder(
              ProjectRoot.path("cfn/localstack/localstack.sh").toString(),
              "dynamodb",
              "--port",
              Integer.toString(port));
      ServerProcess started = ServerProcess.start(command, port, output, READY);
      Files.delete(output);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB could not be started", e);
    }
  }
}
