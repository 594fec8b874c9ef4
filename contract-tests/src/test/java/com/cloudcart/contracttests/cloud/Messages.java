package com.cloudcart.contracttests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** One queue of the shop. */
public final class Messages {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LocalCloud cloud;
  private final String queueUrl;

  public Messages(LocalCloud cloud, String queueName) {
    this.cloud = cloud;
    this.queueUrl = cloud.sqs().getQueueUrl(request -> request.queueName(queueName)).queueUrl();
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
    cloud.sqs().sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
  }

  /** Returns when the queue is empty. */
  public void awaitEmpty() {
    Await.until("an empty queue at " + queueUrl, LIMIT, () -> count() == 0);
  }

  /** Waits for a message and returns it; the message stays in the queue. */
  public Message await() {
    Await.until("a message at " + queueUrl, LIMIT, () -> count() > 0);
    return cloud
        .sqs()
        .receiveMessage(request ->
            request
                .queueUrl(queueUrl)
                .visibilityTimeout(0)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .getFirst();
  }

  /** The bodies that a function sent to this queue, recorded by its proxy. */
  public List<String> sentBy(ShopFunction function) {
    return cloud.callsOf(function).calls().stream()
        .filter(call -> call.operation().startsWith("SendMessage"))
        .map(call -> Answer.json(call.body()))
        .filter(request -> request.get("QueueUrl").textValue().equals(queueUrl))
        .flatMap(Messages::bodies)
        .toList();
  }

  private static Stream<String> bodies(JsonNode request) {
    JsonNode entries = request.get("Entries");
    Stream<JsonNode> messages = entries == null ? Stream.of(request) : entries.valueStream();
    return messages.map(message -> message.get("MessageBody").textValue());
  }

  private int count() {
    return cloud
        .sqs()
        .getQueueAttributes(
            request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOf"))
        .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
        .sum();
  }
}
