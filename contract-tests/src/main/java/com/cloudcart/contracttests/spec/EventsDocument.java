package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The AsyncAPI document of the events: the queues, their messages, and the services that send and
 * receive them.
 */
public final class EventsDocument {

  private final Document document;

  public EventsDocument(Document document) {
    this.document = document;
  }

  /**
   * A queue.
   *
   * @param address its name, with the parameter {@code suffix} for the environment
   * @param suffix the default of this parameter
   * @param sqs the SQS binding: {@code queue} and {@code deadLetterQueue}
   */
  public record Channel(String address, JsonNode suffix, JsonNode sqs, List<Message> messages) {

    public Channel {
      messages = List.copyOf(messages);
    }

    JsonNode queue() {
      return sqs.path("queue");
    }
  }

  /**
   * A message of a queue.
   *
   * @param schema the reference to its JSON Schema, such as {@code order-placed.schema.json}
   */
  public record Message(String name, String contentType, String schema, JsonNode headers) {}

  /**
   * What a service does with a message of a queue.
   *
   * @param service the operation's tag
   * @param backoff the delays before a failed message is received again, in seconds
   */
  public record Operation(
      String service, String action, String address, String message, List<Integer> backoff) {

    public Operation {
      backoff = List.copyOf(backoff);
    }

    /** Whether the service sends the message. */
    public boolean sends() {
      return action.equals("send");
    }

    /** Whether the service receives the message. */
    public boolean receives() {
      return action.equals("receive");
    }
  }

  Document document() {
    return document;
  }

  /** The queues, in the order of the document. */
  public List<Channel> channels() {
    return document.root().path("channels").properties().stream()
        .map(Map.Entry::getValue)
        .map(this::channel)
        .toList();
  }

  /** One operation for each message that a service sends or receives. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (JsonNode operation : document.root().path("operations")) {
      for (JsonNode message : operation.path("messages")) {
        operations.add(operation(operation, document.resolve(message)));
      }
    }
    return operations;
  }

  /** The services that send to a queue. */
  public SortedSet<String> senders(String address) {
    return services(address, Operation::sends);
  }

  /** The services that receive from a queue. */
  public SortedSet<String> receivers(String address) {
    return services(address, Operation::receives);
  }

  /** The message of an operation. */
  public Message message(Operation operation) {
    return channels().stream()
        .filter(channel -> channel.address().equals(operation.address()))
        .flatMap(channel -> channel.messages().stream())
        .filter(message -> message.name().equals(operation.message()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: queue %s has no message %s"
                    .formatted(document.name(), operation.address(), operation.message())));
  }

  private SortedSet<String> services(String address, Predicate<Operation> kind) {
    SortedSet<String> services = new TreeSet<>();
    operations().stream()
        .filter(kind)
        .filter(operation -> operation.address().equals(address))
        .forEach(operation -> services.add(operation.service()));
    return services;
  }

  private Channel channel(JsonNode channel) {
    JsonNode suffix = document.resolve(channel.at("/parameters/suffix")).path("default");
    List<Message> messages = new ArrayList<>();
    channel.path("messages").forEach(message -> messages.add(message(document.resolve(message))));
    return new Channel(
        channel.path("address").asText(), suffix, channel.at("/bindings/sqs"), messages);
  }

  private Message message(JsonNode message) {
    JsonNode byDefault = document.root().path("defaultContentType");
    return new Message(
        message.path("name").asText(),
        message.path("contentType").asText(byDefault.asText()),
        message.at("/payload/$ref").asText(),
        message.path("headers"));
  }

  private Operation operation(JsonNode operation, JsonNode message) {
    List<Integer> backoff = new ArrayList<>();
    operation.at("/x-retry-backoff/seconds").forEach(delay -> backoff.add(delay.asInt()));
    return new Operation(
        operation.at("/tags/0/name").asText(),
        operation.path("action").asText(),
        document.resolve(operation.path("channel")).path("address").asText(),
        message.path("name").asText(),
        backoff);
  }
}
