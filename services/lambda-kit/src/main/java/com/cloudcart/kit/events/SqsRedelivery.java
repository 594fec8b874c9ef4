package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sets the visibility time-out of a failed message. The queue's own time-out is six times the
 * function's time-out, as AWS recommends. That is right for a function that does not return, and
 * too long for a temporary fault.
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
  public void shortenVisibility(SQSMessage message) {
    try {
      sqs.changeMessageVisibility(request ->
          request
              .queueUrl(queueUrl)
              .receiptHandle(message.getReceiptHandle())
              .visibilityTimeout((int) backoff.after(Messages.receiveCount(message)).toSeconds()));
    } catch (SdkException e) {
      log.warn(
          "Visibility time-out not shortened", e, Field.of("messageId", message.getMessageId()));
    }
  }
}
