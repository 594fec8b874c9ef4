package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** One queue of the shop. */
public final class MessageQueue {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LocalCloud cloud;
  private final String url;

  public MessageQueue(LocalCloud cloud, String name) {
    this.cloud = cloud;
    this.url = cloud.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  /** Sends the messages in one batch, so that they are received together. */
  public void send(String... bodies) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, bodies.length)
            .mapToObj(index ->
                SendMessageBatchRequestEntry.builder()
                    .id(String.valueOf(index))
                    .messageBody(bodies[index])
                    .build())
            .toList();
    cloud.sqs().sendMessageBatch(request -> request.queueUrl(url).entries(entries));
  }

  public void setVisibilityTimeout(String seconds) {
    Map<QueueAttributeName, String> timeout =
        Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds);
    cloud.sqs().setQueueAttributes(request -> request.queueUrl(url).attributes(timeout));
  }

  /** Returns when the queue is empty. */
  void awaitEmpty() {
    Await.until("an empty queue at " + url, LIMIT, this::isEmpty);
  }

  /** Whether no message waits, is delayed or is being processed. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /** The bodies of all messages; the messages stay in the queue. */
  public List<String> bodies() {
    Map<String, Message> found = new HashMap<>();
    List<Message> received;
    do {
      received =
          cloud
              .sqs()
              .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages();
      received.forEach(message -> found.put(message.messageId(), message));
    } while (!received.isEmpty());
    found
        .values()
        .forEach(message ->
            cloud
                .sqs()
                .changeMessageVisibility(request ->
                    request
                        .queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0)));
    return found.values().stream().map(Message::body).toList();
  }

  /** Waits for a message and returns it; the message stays in the queue. */
  Message await() {
    Await.until("a message at " + url, LIMIT, () -> count() > 0);
    return cloud
        .sqs()
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .visibilityTimeout(0)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .getFirst();
  }

  /** Deletes all messages. */
  void purge() {
    cloud.sqs().purgeQueue(request -> request.queueUrl(url));
  }

  /** The bodies that a function sent to this queue, recorded by its proxy. */
  List<String> sentBy(ShopFunction function) {
    return cloud.callsOf(function).calls().stream()
        .filter(call -> call.is(SendMessageRequest.class))
        .map(call -> json(call.body()))
        .filter(request -> request.get("QueueUrl").textValue().equals(url))
        .map(request -> request.get("MessageBody"))
        .map(JsonNode::textValue)
        .toList();
  }

  private static JsonNode json(String body) {
    try {
      return ContractMapper.parse(body);
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  private int count() {
    return cloud
        .sqs()
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOf"))
        .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
        .sum();
  }
}
