package com.cloudcart.kit.sqs;

import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.util.List;

/**
 * Tells the log and the metrics what failed in a batch; never the body.
 *
 * @param errorMetric counts each failed delivery
 */
public record BatchTelemetry(Log log, Metrics metrics, String errorMetric) {
  void refused(SqsMessage message, List<String> violations) {
    log.error(
        "Message refused: it breaks its contract",
        Field.of("messageId", message.messageId()),
        Field.of("receiveCount", message.receiveCount()),
        Field.of("violations", violations));
    metrics.count(errorMetric);
  }

  void failed(SqsMessage message, Exception cause) {
    log.error(
        "Message failed, it goes back to its queue",
        cause,
        Field.of("messageId", message.messageId()),
        Field.of("receiveCount", message.receiveCount()));
    metrics.count(errorMetric);
  }

  void postponed(SqsMessage message) {
    log.warn(
        "Message goes back to its queue: the time left is too short to begin with it",
        Field.of("messageId", message.messageId()));
  }
}
