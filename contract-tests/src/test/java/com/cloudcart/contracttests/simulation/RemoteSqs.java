package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Network.Call;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Trait;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.events.QueueSender;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The client of SQS with the simulated network where AWS is. */
final class RemoteSqs implements SqsClient {
  /** As the services limit their calls of AWS. */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Scheduler scheduler;
  private final Network network;
  private final Ledger ledger;
  private final Map<String, Queue> queues;

  /**
   * A client of all queues.
   *
   * @param queues by URL
   */
  RemoteSqs(Scheduler scheduler, Network network, Ledger ledger, Map<String, Queue> queues) {
    this.scheduler = scheduler;
    this.network = network;
    this.ledger = ledger;
    this.queues = queues;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    Queue queue = queue(request.queueUrl());
    String body = ofVersion(request.messageBody());
    String correlationId =
        Optional.ofNullable(request.messageAttributes().get(QueueSender.CORRELATION_ATTRIBUTE))
            .map(attribute -> attribute.stringValue())
            .orElse("none");
    return call(
        "send " + ledger.orderIdOf(body) + " to " + queue.name(),
        () -> {
          ledger.sent(queue.name(), body);
          queue.send(body, correlationId);
          return SendMessageResponse.builder().build();
        });
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    Duration visibility = Duration.ofSeconds(request.visibilityTimeout());
    return call(
        "shorten " + request.receiptHandle(),
        () -> {
          queue(request.queueUrl()).changeVisibility(request.receiptHandle(), visibility);
          return ChangeMessageVisibilityResponse.builder().build();
        });
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** The next version sends a field that this version does not know. */
  private String ofVersion(String body) {
    return scheduler.running().is(Trait.NEW_VERSION)
        ? body.substring(0, body.length() - 1) + ",\"addedByTheNextVersion\":{\"a\":[1]}}"
        : body;
  }

  private <R> R call(String what, Supplier<R> effect) {
    try {
      return network.store(new Call(what, TIMEOUT), effect);
    } catch (DependencyUnavailable | Throttled e) {
      throw SdkClientException.create(e.getMessage(), e);
    }
  }

  private Queue queue(String url) {
    Queue queue = queues.get(url);
    if (queue == null) {
      throw new IllegalArgumentException("no such queue: " + url);
    }
    return queue;
  }
}
