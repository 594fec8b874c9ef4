package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a message. */
final class Messages {
  private Messages() {}

  /** The number of deliveries of the message, including this delivery. */
  static int receiveCount(SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    String count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
    return count == null ? 1 : Integer.parseInt(count);
  }

  /** The sender's correlation, from the message attribute or, without one, from the body. */
  static Correlation correlation(SQSMessage message) {
    String id = attribute(message, QueueSender.CORRELATION_ATTRIBUTE);
    return Correlation.received(
        id == null ? bodyCorrelation(message.getBody()) : id,
        attribute(message, Correlation.TRACEPARENT));
  }

  private static @Nullable String attribute(SQSMessage message, String name) {
    Map<String, MessageAttribute> attributes = message.getMessageAttributes();
    MessageAttribute attribute = attributes == null ? null : attributes.get(name);
    return attribute == null ? null : attribute.getStringValue();
  }

  private static @Nullable String bodyCorrelation(String body) {
    try {
      return ContractMapper.parse(body).path(QueueSender.CORRELATION_ATTRIBUTE).textValue();
    } catch (MalformedJson e) {
      // Handling this message will fail, and is logged under a new id. The batch must not fail.
      return null;
    }
  }
}
