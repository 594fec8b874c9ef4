package com.cloudcart.kit.test;

import com.cloudcart.kit.test.ServerProcess.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * DynamoDB Local as a process of its own, in memory, from the jars in the developer's Maven
 * repository. Its licence allows using it, not building it into another program: it is never on our
 * class path.
 */
final class DynamoDbLocalProcess {
  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";

  /** It refuses a request without a signature; any answer at all says that it listens. */
  private static final Readiness ANSWERS = new Readiness("/", status -> status > 0);

  private DynamoDbLocalProcess() {}

  /** Starts one and waits until it answers. */
  static ServerProcess start() {
    try {
      int port = ServerProcess.freePort();
      Path output = Files.createTempFile("dynamodb-local", ".txt");
      ProcessBuilder command = new ProcessBuilder(command(port));
      command.environment().put("DDB_LOCAL_TELEMETRY", "0");
      ServerProcess started = ServerProcess.start(command, port, output, ANSWERS);
      Files.delete(output);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local could not be started", e);
    }
  }

  private static List<String> command(int port) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Files.readString(classPathFile()).trim(),
        MAIN,
        "-inMemory",
        "-sharedDb",
        "-port",
        Integer.toString(port));
  }

  private static Path classPathFile() {
    Path file = ProjectRoot.path("cfn/localstack/target/dynamodb-local.classpath");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing: build the module cfn/localstack first, it resolves DynamoDB Local");
    }
    return file;
  }
}
