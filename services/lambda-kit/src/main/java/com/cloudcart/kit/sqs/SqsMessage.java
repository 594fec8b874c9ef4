package com.cloudcart.kit.sqs;

import org.jspecify.annotations.Nullable;

/**
 * A message as the event source mapping hands it over.
 *
 * @param receiptHandle names this one delivery of it
 * @param receiveCount how often it has been delivered, this time included
 * @param correlationId the sender's message attribute, as it came; null when there is none
 * @param traceparent the same for the W3C trace context
 */
public record SqsMessage(
    String messageId,
    String receiptHandle,
    String body,
    int receiveCount,
    @Nullable String correlationId,
    @Nullable String traceparent) {}
