package com.cloudcart.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The credentials of a function's role, from an endpoint like that of Lambda under SnapStart. The
 * system properties that name it take the place of Lambda's variables.
 */
public final class RoleCredentials {
  public static final AwsSessionCredentials ROLE =
      AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "session");

  private static final String ENDPOINT = "aws.containerCredentialsFullUri";
  private static final String REGION = "aws.region";

  private RoleCredentials() {}

  /** Runs the action in a process that has the credentials. */
  public static void during(Runnable action) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    byte[] answer =
        """
        {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}
        """
            .formatted(
                ROLE.accessKeyId(),
                ROLE.secretAccessKey(),
                ROLE.sessionToken(),
                Instant.now().plus(Duration.ofHours(6)))
            .getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    System.setProperty(REGION, "eu-west-1");
    try {
      action.run();
    } finally {
      System.clearProperty(ENDPOINT);
      System.clearProperty(REGION);
      server.stop(0);
    }
  }
}
