package com.cloudcart.kit.test;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** An SQS client that records its calls, and fails them on demand. */
public final class RecordingSqs implements SqsClient {
  private final List<SendMessageRequest> sent = new ArrayList<>();
  private final List<ChangeMessageVisibilityRequest> visibilities = new ArrayList<>();
  private boolean unavailable;

  /** From now on, every call fails as it does without a connection. */
  public void goAway() {
    unavailable = true;
  }

  /** From now on, calls succeed again. */
  public void comeBack() {
    unavailable = false;
  }

  /** All messages sent so far. */
  public List<SendMessageRequest> sent() {
    return List.copyOf(sent);
  }

  /** All changes of a visibility time-out so far. */
  public List<ChangeMessageVisibilityRequest> visibilities() {
    return List.copyOf(visibilities);
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    requireConnection();
    sent.add(request);
    return SendMessageResponse.builder().messageId("m-" + sent.size()).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    requireConnection();
    visibilities.add(request);
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {
    unavailable = true;
  }

  private void requireConnection() {
    if (unavailable) {
      throw SdkClientException.create("no connection");
    }
  }
}
