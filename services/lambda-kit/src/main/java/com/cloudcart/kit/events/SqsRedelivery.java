package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sets the visibility time-out of a failed message. The queue's own is six times the function's
 * time-out, as AWS advises: right for a function that hangs, minutes too long for a fault that
 * passes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">ChangeMessageVisibility</a>
 */
public final class SqsRedelivery implements Redelivery {
  private final SqsClient sqs;
  private final String queueUrl;
  private final RetryBackoff backoff;
  private final Log log;

  public SqsRedelivery(SqsClient sqs, String queueUrl, RetryBackoff backoff, Log log) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.backoff = backoff;
    this.log = log;
  }

  @Override
  public void hasten(SQSMessage message) {
    try {
      sqs.changeMessageVisibility(request ->
          request
              .queueUrl(queueUrl)
              .receiptHandle(message.getReceiptHandle())
              .visibilityTimeout((int) backoff.after(Messages.receiveCount(message)).toSeconds()));
    } catch (SdkException e) {
      log.warn(
          "Message stays hidden for the queue's own time",
          e,
          Field.of("messageId", message.getMessageId()));
    }
  }
}
