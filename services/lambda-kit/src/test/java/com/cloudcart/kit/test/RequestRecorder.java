package com.cloudcart.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that records its requests and gives all of them the same JSON answer. */
public final class RequestRecorder implements BeforeEachCallback, AfterEachCallback {
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private @Nullable HttpServer server;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stop();
  }

  /** The answer from now on. A client that may try again is asked to wait for a second. */
  public void answers(int status, String json) {
    this.status = status;
    this.answer = json;
  }

  /** Ends the server: nobody answers any more. */
  public void stop() {
    running().stop(0);
  }

  /** The URL of a path. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + running().getAddress().getPort() + path);
  }

  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        new ReceivedRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] body = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.getResponseHeaders().add("Retry-After", "1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private HttpServer running() {
    if (server == null) {
      throw new IllegalStateException("register RequestRecorder as an extension");
    }
    return server;
  }
}
