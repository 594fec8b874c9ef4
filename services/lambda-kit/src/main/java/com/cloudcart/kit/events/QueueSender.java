package com.cloudcart.kit.events;

import com.cloudcart.kit.log.Correlation;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Sends events to one queue, after validating each against its schema.
 *
 * @param <E> the event as a record
 */
public final class QueueSender<E> {
  /** The name of the message attribute and of the body's field with the correlation id. */
  public static final String CORRELATION_ATTRIBUTE = "correlationId";

  private final SqsClient sqs;
  private final String queueUrl;
  private final EventSchema<E> schema;

  public QueueSender(SqsClient sqs, String queueUrl, EventSchema<E> schema) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.schema = schema;
  }

  /**
   * Sends an event with the current correlation. An {@code SdkException} means that the message may
   * have been sent or not. Send it again: consumers tolerate duplicates.
   *
   * @throws IllegalStateException when the event is invalid by its schema: a bug of the sender.
   *     Nothing was sent.
   */
  public void send(E event) {
    String body = schema.write(event);
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
