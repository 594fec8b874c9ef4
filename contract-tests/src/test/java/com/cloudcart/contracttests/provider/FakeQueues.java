package com.cloudcart.contracttests.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A fake SQS that records the messages of a function. */
public final class FakeQueues implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordingServer server = RecordingServer.open(FakeQueues::reply);

  URI url() {
    return server.url();
  }

  /** The bodies of all recorded messages, oldest first. */
  public List<String> bodies() {
    return server.calls().stream()
        .filter(call -> call.is(SendMessageRequest.class))
        .map(call -> read(call.body()).path("MessageBody").asText())
        .toList();
  }

  /** The event that was sent more than once; by its id a consumer knows that it is the same. */
  String repeated() {
    List<String> bodies = bodies();
    long events = bodies.stream().map(body -> read(body).path("eventId")).distinct().count();
    if (bodies.size() < 2 || events > 1) {
      throw new AssertionError("No event was sent again with its eventId: " + bodies);
    }
    return bodies.getLast();
  }

  /**
   * Clears the recorded messages. Otherwise an earlier message could replace a message that is no
   * longer sent.
   */
  void clear() {
    server.restart(FakeQueues::reply);
  }

  private static Optional<Reply> reply(Call call) {
    JsonNode request = read(call.body());
    ObjectNode answer = JSON.createObjectNode();
    if (call.is(SendMessageRequest.class)) {
      answer.put("MessageId", "message-" + call.number());
      answer.put("MD5OfMessageBody", md5(request.path("MessageBody").asText().getBytes(UTF_8)));
      JsonNode attributes = request.path("MessageAttributes");
      if (!attributes.isEmpty()) {
        answer.put("MD5OfMessageAttributes", md5(encoded(attributes)));
      }
    }
    return Optional.of(Reply.json(200, answer.toString()));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    byte[] bytes = text.getBytes(UTF_8);
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
    server.close();
  }
}
