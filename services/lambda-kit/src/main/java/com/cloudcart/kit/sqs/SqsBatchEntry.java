package com.cloudcart.kit.sqs;

import com.amazonaws.services.lambda.runtime.Context;
import com.cloudcart.kit.json.Json;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where SQS batches come in. Each message stands for itself: it is held against its schema, handled
 * under its own correlation id, and named in {@code batchItemFailures} when either fails, so that
 * its neighbours are done with and only it returns to the queue. After the queue's {@code
 * maxReceiveCount} it is in the dead-letter queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
 *     batch responses</a>
 */
public final class SqsBatchEntry {
  /**
   * Less than this and the function would be killed amid a message, and all of its batch redone.
   */
  private static final int SHORTEST_MILLIS = 4_000;

  private final EventSchema schema;
  private final MessageHandler handler;
  private final Redelivery redelivery;
  private final BatchTelemetry telemetry;

  public SqsBatchEntry(
      EventSchema schema, MessageHandler handler, Redelivery redelivery, BatchTelemetry telemetry) {
    this.schema = schema;
    this.handler = handler;
    this.redelivery = redelivery;
    this.telemetry = telemetry;
  }

  /** One batch; made for {@code RequestStreamHandler.handleRequest}. */
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    var failed = new ArrayList<SqsMessage>();
    for (SqsMessage message : SqsEventReader.read(in)) {
      boolean done =
          correlation(message).call(() -> isDone(message, context.getRemainingTimeInMillis()));
      if (!done) {
        failed.add(message);
      }
    }
    answer(failed, out);
  }

  private boolean isDone(SqsMessage message, int millisLeft) {
    if (millisLeft < SHORTEST_MILLIS) {
      telemetry.postponed(message);
    } else if (isHandled(message)) {
      return true;
    }
    redelivery.hasten(message);
    return false;
  }

  private boolean isHandled(SqsMessage message) {
    try {
      List<String> violations = schema.violations(message.body());
      if (!violations.isEmpty()) {
        telemetry.refused(message, violations);
        return false;
      }
      handler.handle(message.body());
      return true;
    } catch (Exception e) {
      // The boundary of one message: whatever went wrong with it must not fail its neighbours.
      telemetry.failed(message, e);
      return false;
    }
  }

  private static Correlation correlation(SqsMessage message) {
    @Nullable String id = message.correlationId();
    return Correlation.received(
        id == null ? BodyCorrelation.of(message.body()) : id, message.traceparent());
  }

  private static void answer(List<SqsMessage> failed, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.factory().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (SqsMessage message : failed) {
        json.writeStartObject();
        json.writeStringField("itemIdentifier", message.messageId());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
