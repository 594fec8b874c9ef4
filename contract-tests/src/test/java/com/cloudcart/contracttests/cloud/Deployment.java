package com.cloudcart.contracttests.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deploys the built jars with the deploy script. */
final class Deployment {
  /** Short time limits, so that recovery handles unfinished orders within seconds. */
  static final Map<String, String> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "LeaseSeconds", "4",
              "ReservingRecoveryAgeSeconds", "6",
              "PendingRecoveryAgeSeconds", "4",
              "PaymentSuccessRate", "1",
              "RetryBackoffSeconds", "1,1"));

  private Deployment() {}

  static Path storefrontEnvironment(Path directory) {
    return directory.resolve("storefront.env");
  }

  static Addresses deploy(Path root, Path directory, URI endpoint) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("deploy-localstack.sh").toString());
    command.addAll(List.of("--endpoint", endpoint.toString()));
    command.addAll(List.of("--skip-build", "--skip-gate", "--skip-seed", "--skip-smoke"));
    Path environment = storefrontEnvironment(directory);
    command.addAll(List.of("--env-file", environment.toString()));
    PARAMETERS.forEach((name, value) -> command.addAll(List.of("--parameter", name + "=" + value)));
    Path log = directory.resolve("deploy.log");
    try {
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError("the deployment failed:\n" + Files.readString(log));
      }
      return Addresses.of(environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
