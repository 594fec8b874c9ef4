package com.cloudcart.kit.sqs;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends messages that keep their schema to one queue. */
public final class SqsSender {
  /** The message attribute, and the body's field, that carry the correlation id. */
  public static final String CORRELATION_ATTRIBUTE = "correlationId";

  private final SqsClient sqs;
  private final String queueUrl;
  private final EventSchema schema;

  public SqsSender(SqsClient sqs, String queueUrl, EventSchema schema) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.schema = schema;
  }

  /**
   * Sends a message with the correlation of the work at hand. When it throws an {@code
   * SdkException} the message may have been sent or not: sending it again is right, consumers bear
   * duplicates.
   *
   * @throws IllegalStateException when the message breaks its contract: a bug of the sender,
   *     nothing was sent
   */
  public void send(String body) {
    List<String> violations = schema.violations(body);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("refused to send what breaks its contract: " + violations);
    }
    sqs.sendMessage(
        request -> request.queueUrl(queueUrl).messageBody(body).messageAttributes(attributes()));
  }

  private static Map<String, MessageAttributeValue> attributes() {
    Correlation correlation = Correlation.current();
    var attributes = new HashMap<String, MessageAttributeValue>();
    attributes.put(CORRELATION_ATTRIBUTE, text(correlation.id()));
    String trace = correlation.traceparent();
    if (trace != null) {
      attributes.put(Correlation.TRACEPARENT, text(trace));
    }
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
