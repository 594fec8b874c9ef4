package com.cloudcart.contracttests.provider;

import com.cloudcart.kit.test.Exercised;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A local API Gateway: receives HTTP, routes by the API's document, and invokes the function with
 * proxy events. Like the deployed API Gateway, it does not validate requests.
 */
public final class Gateway implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Routes routes;
  private final UnaryOperator<String> function;
  private volatile boolean unavailable;

  private Gateway(HttpServer server, Routes routes, UnaryOperator<String> function) {
    this.server = server;
    this.routes = routes;
    this.function = function;
  }

  /** Listens on a free port and forwards each call to the function. */
  public static Gateway open(Routes routes, UnaryOperator<String> function) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Gateway gateway = new Gateway(server, routes, function);
      server.setExecutor(gateway.threads);
      server.createContext("/", gateway::handle);
      server.start();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Answers the next calls as API Gateway does when its function dies. */
  public void becomeUnavailable() {
    unavailable = true;
  }

  /** Answers normally again. */
  public void becomeAvailable() {
    unavailable = false;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Optional<Routes.Match> match = routes.find(exchange.getRequestMethod(), path);
      if (match.isEmpty()) {
        send(exchange, 403, "{\"message\":\"Missing Authentication Token\"}");
        return;
      }
      if (unavailable) {
        send(exchange, 502, "{\"message\": \"Internal server error\"}");
        return;
      }
      JsonNode answer = JSON.readTree(function.apply(event(exchange, match.get())));
      int status = answer.path("statusCode").asInt();
      Exercised.note(routes.api(), exchange.getRequestMethod(), match.get().resource(), status);
      answer
          .path("headers")
          .properties()
          .forEach(h -> exchange.getResponseHeaders().set(h.getKey(), h.getValue().asText()));
      answer
          .path("multiValueHeaders")
          .properties()
          .forEach(header ->
              header
                  .getValue()
                  .forEach(
                      value -> exchange.getResponseHeaders().set(header.getKey(), value.asText())));
      send(exchange, status, answer.path("body").asText(""));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String event(HttpExchange exchange, Routes.Match match) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    event.put("resource", match.resource());
    event.put("path", exchange.getRequestURI().getRawPath());
    event.put("httpMethod", exchange.getRequestMethod());
    ObjectNode headers = event.putObject("headers");
    ObjectNode allHeaders = event.putObject("multiValueHeaders");
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey(), header.getValue().getLast());
      ArrayNode values = allHeaders.putArray(header.getKey());
      header.getValue().forEach(values::add);
    }
    query(event, exchange.getRequestURI());
    ObjectNode parameters = event.putObject("pathParameters");
    match.parameters().forEach(parameters::put);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    event.put("body", body.isEmpty() ? null : body);
    event.put("isBase64Encoded", false);
    return event.toString();
  }

  private static void query(ObjectNode event, URI uri) {
    ObjectNode last = event.putObject("queryStringParameters");
    ObjectNode all = event.putObject("multiValueQueryStringParameters");
    String query = uri.getRawQuery();
    if (query == null) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      String value = parts.length == 2 ? decoded(parts[1]) : "";
      last.put(name, value);
      all.withArray("/" + name).add(value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
