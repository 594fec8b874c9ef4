package com.cloudcart.contracttests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
      return event.put("orderId", orderId).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
