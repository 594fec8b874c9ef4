package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The entry point of a function behind an SQS queue. Each message is validated against its schema
 * and handled with its own correlation id. A message that fails is reported in {@code
 * batchItemFailures}, so that only this message returns to the queue. After {@code maxReceiveCount}
 * deliveries SQS moves it to the dead-letter queue.
 *
 * @param <E> the event as a record
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
 *     batch responses</a>
 */
public final class SqsFunction<E> {
  /** With less time, Lambda could stop the function in a message and return the whole batch. */
  private static final int MIN_REMAINING_MILLIS = 4_000;

  private final EventSchema<E> schema;
  private final MessageHandler<E> handler;
  private final Redelivery redelivery;
  private final BatchTelemetry telemetry;

  public SqsFunction(
      EventSchema<E> schema,
      MessageHandler<E> handler,
      Redelivery redelivery,
      BatchTelemetry telemetry) {
    this.schema = schema;
    this.handler = handler;
    this.redelivery = redelivery;
    this.telemetry = telemetry;
  }

  /**
   * Handles one batch, as {@code RequestStreamHandler.handleRequest}.
   *
   * @throws IllegalArgumentException when the payload is not an SQS batch: the invocation fails
   */
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    handle(in, out, context::getRemainingTimeInMillis);
  }

  /** Handles one batch within the remaining time, in milliseconds. */
  public void handle(InputStream in, OutputStream out, IntSupplier remainingMillis)
      throws IOException {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : messages(in)) {
      boolean handled =
          Messages.correlation(message)
              .call(() -> handleInTime(message, remainingMillis.getAsInt()));
      if (!handled) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    out.write(
        ContractMapper.write(new SQSBatchResponse(failures)).getBytes(StandardCharsets.UTF_8));
  }

  private static List<SQSMessage> messages(InputStream in) throws IOException {
    List<SQSMessage> messages;
    try {
      messages = ContractMapper.read(in, SQSEvent.class).getRecords();
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("the payload is not an SQS batch", e);
    }
    if (messages == null) {
      throw new IllegalArgumentException("the payload is not an SQS batch: it has no Records");
    }
    for (SQSMessage message : messages) {
      if (message == null || message.getMessageId() == null || message.getBody() == null) {
        throw new IllegalArgumentException("the payload has a record that is not an SQS message");
      }
    }
    return messages;
  }

  private boolean handleInTime(SQSMessage message, int remainingMillis) {
    if (remainingMillis < MIN_REMAINING_MILLIS) {
      telemetry.postponed(message);
    } else if (handle(message)) {
      return true;
    }
    redelivery.shortenVisibility(message);
    return false;
  }

  private boolean handle(SQSMessage message) {
    try {
      return switch (schema.read(message.getBody())) {
        case EventSchema.Result.Valid<E>(E event) -> {
          handler.handle(event);
          yield true;
        }
        case EventSchema.Result.Invalid<E>(List<String> violations) -> {
          telemetry.refused(message, violations);
          yield false;
        }
      };
    } catch (Exception e) {
      // The boundary of one message: its failure must not fail the other messages of the batch.
      telemetry.failed(message, e);
      return false;
    }
  }
}
