package com.cloudcart.contracttests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fake SQS that records the messages of a function. */
public final class FakeQueues implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private FakeQueues(HttpServer server) {
    this.server = server;
  }

  public static FakeQueues open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeQueues queues = new FakeQueues(server);
      server.createContext("/", queues::handle);
      server.start();
      return queues;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The bodies of all recorded messages, oldest first. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  /**
   * Clears the recorded messages. Otherwise an earlier message could replace a message that is no
   * longer sent.
   */
  void clear() {
    bodies.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      ObjectNode answer = JSON.createObjectNode();
      if (String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
          .endsWith(".SendMessage")) {
        String body = request.path("MessageBody").asText();
        bodies.add(body);
        answer.put("MessageId", "message-" + bodies.size());
        answer.put("MD5OfMessageBody", md5(body.getBytes(StandardCharsets.UTF_8)));
        JsonNode attributes = request.path("MessageAttributes");
        if (!attributes.isEmpty()) {
          answer.put("MD5OfMessageAttributes", md5(encoded(attributes)));
        }
      }
      byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Encodes text attributes in the form whose digest the SDK compares. */
  private static byte[] encoded(JsonNode attributes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach((name, attribute) -> {
      append(out, name);
      append(out, attribute.path("DataType").asText());
      out.write(1);
      append(out, attribute.path("StringValue").asText());
    });
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has MD5", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
