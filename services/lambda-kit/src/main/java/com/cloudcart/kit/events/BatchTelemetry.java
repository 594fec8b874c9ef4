package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.util.List;

/**
 * Logs and counts the failures of a batch, without any message body.
 *
 * @param errorMetric counts each failed delivery
 */
public record BatchTelemetry(Log log, Metrics metrics, String errorMetric) {
  void refused(SQSMessage message, List<String> violations) {
    log.error(
        "Message refused: invalid by its schema",
        Field.of("messageId", message.getMessageId()),
        Field.of("receiveCount", Messages.receiveCount(message)),
        Field.of("violations", violations));
    metrics.count(errorMetric);
  }

  void failed(SQSMessage message, Exception cause) {
    log.error(
        "Message failed, returned to its queue",
        cause,
        Field.of("messageId", message.getMessageId()),
        Field.of("receiveCount", Messages.receiveCount(message)));
    metrics.count(errorMetric);
  }

  void postponed(SQSMessage message) {
    log.warn(
        "Message returned to its queue: too little time left",
        Field.of("messageId", message.getMessageId()));
  }
}
