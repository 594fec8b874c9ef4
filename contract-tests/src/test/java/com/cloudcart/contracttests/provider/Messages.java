package com.cloudcart.contracttests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Invokes a function with messages, as an event source mapping does. */
public final class Messages {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES =
      Path.of(System.getProperty("project.root", ".."), "event-schemas/examples/valid");

  private Messages() {}

  /** Delivers one message; throws when the function does not accept it. */
  public static void deliver(FunctionProcess function, String body) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode message = event.putArray("Records").addObject();
    message.put("messageId", "message-1");
    message.put("receiptHandle", "receipt-1");
    message.put("body", body);
    message.put("eventSource", "aws:sqs");
    message.put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:Queue");
    message.put("awsRegion", "eu-west-1");
    message.putObject("attributes").put("ApproximateReceiveCount", "1");
    message.putObject("messageAttributes");
    try {
      JsonNode answer = JSON.readTree(function.invoke(event.toString()));
      if (!answer.path("batchItemFailures").isEmpty()) {
        throw new AssertionError("The function did not accept " + body + function.output());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A valid event for an order. */
  static String orderPlaced(String orderId) {
    try {
      ObjectNode event =
          (ObjectNode) JSON.readTree(EXAMPLES.resolve("order-placed.one-line.json").toFile());
      event.put("correlationId", Items.CORRELATION_ID);
      return event.put("orderId", orderId).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event that was sent more than once; by its id a consumer knows that it is the same. */
  static String repeated(List<String> bodies) {
    if (bodies.size() < 2) {
      throw new AssertionError("The event was not sent again: " + bodies);
    }
    if (bodies.stream().map(Messages::eventId).distinct().count() > 1) {
      throw new AssertionError("The event got another eventId when it was sent again: " + bodies);
    }
    return bodies.getLast();
  }

  private static String eventId(String body) {
    try {
      return JSON.readTree(body).path("eventId").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
