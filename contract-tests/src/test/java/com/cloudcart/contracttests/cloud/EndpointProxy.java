package com.cloudcart.contracttests.cloud;

import com.cloudcart.contracttests.cloud.Fault.Moment;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy between one function and its endpoint. It records the calls and injects faults. */
public final class EndpointProxy implements AutoCloseable {
  /** The HTTP client sets these headers itself and rejects them from callers. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  static {
    // Without this option the server delays small responses until the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final URI upstream;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;

  private EndpointProxy(URI upstream, HttpServer server) {
    this.upstream = upstream;
    this.server = server;
  }

  static EndpointProxy inFrontOf(URI upstream) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      EndpointProxy proxy = new EndpointProxy(upstream, server);
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::handle);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The proxy's URL for the given URL. */
  String through(String address) {
    return address.replace(upstream.getAuthority(), "127.0.0.1:" + server.getAddress().getPort());
  }

  /** Clears the recorded calls and applies the fault to the next calls. */
  public void startAnew(Fault next) {
    synchronized (calls) {
      fault = next;
      calls.clear();
    }
  }

  /** The calls since the last reset, in order of arrival. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault current;
      Call call;
      synchronized (calls) {
        current = fault;
        call = call(exchange, body, calls.size() + 1);
        calls.add(call);
      }
      if (current.on(Moment.BEFORE, call) == Verdict.DROP) {
        return;
      }
      HttpResponse<byte[]> answer = passOn(exchange, body);
      if (current.on(Moment.AFTER, call) == Verdict.DROP) {
        return;
      }
      giveBack(exchange, answer);
    }
  }

  private static Call call(HttpExchange exchange, byte[] body, int number) {
    String path = exchange.getRequestURI().toString();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation =
        target == null
            ? exchange.getRequestMethod() + path.replaceAll(".*/_user_request_", " ")
            : target.substring(target.indexOf('.') + 1);
    return new Call(
        number,
        operation,
        exchange.getRequestMethod(),
        path,
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void giveBack(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
