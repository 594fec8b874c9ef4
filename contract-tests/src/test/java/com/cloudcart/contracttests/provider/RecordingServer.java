package com.cloudcart.contracttests.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of 127.0.0.1 that records its calls. */
public final class RecordingServer implements AutoCloseable {

  static {
    // Without this option the server delays small responses until the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new ArrayList<>();
  private Responder responder;

  /** A response. */
  public record Reply(int status, Map<String, List<String>> headers, String body) {

    static Reply json(int status, String body) {
      return new Reply(status, Map.of("Content-Type", List.of("application/json")), body);
    }
  }

  /** Answers the calls. */
  @FunctionalInterface
  public interface Responder {

    /** The response to a call; empty closes the connection without a response. */
    Optional<Reply> reply(Call call) throws IOException;
  }

  private RecordingServer(HttpServer server, Responder responder) {
    this.server = server;
    this.responder = responder;
  }

  public static RecordingServer open(Responder responder) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RecordingServer server = new RecordingServer(http, responder);
      http.setExecutor(server.threads);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The calls since the last restart, in order of arrival. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Clears the recorded calls and answers the next calls with the given responder. */
  public synchronized void restart(Responder next) {
    calls.clear();
    responder = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Call call;
      Responder current;
      synchronized (this) {
        call = Call.of(calls.size() + 1, exchange, body);
        calls.add(call);
        current = responder;
      }
      Optional<Reply> reply = current.reply(call);
      if (reply.isPresent()) {
        send(exchange, reply.get());
      }
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().putAll(reply.headers());
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
