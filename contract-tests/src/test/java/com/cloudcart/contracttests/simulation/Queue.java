package com.cloudcart.contracttests.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.test.SqsInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A standard queue of SQS and its event source mapping: at least once, in any order, and to the
 * dead-letter queue after the last receive.
 */
final class Queue {
  private static final Duration DELAY = Duration.ofMinutes(10);
  private static final Duration DUPLICATE_WITHIN = Duration.ofSeconds(8);
  private static final Duration POLL_WITHIN = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final Network network;
  private final Trace trace;
  private final String name;
  private final Template.Queue limits;
  private final List<Message> messages = new ArrayList<>();
  private final List<Message> dead = new ArrayList<>();
  private Consumer consumer = batch -> {};
  private int sent;
  private int receipts;

  Queue(Scheduler scheduler, Network network, Trace trace, String name, Template.Queue limits) {
    this.scheduler = scheduler;
    this.network = network;
    this.trace = trace;
    this.name = name;
    this.limits = limits;
  }

  /** Starts the consumer's function with a batch. */
  interface Consumer {
    void receive(List<Message> batch);
  }

  /** A message in the queue. */
  static final class Message {
    final String id;
    final String body;
    final String correlationId;
    Instant visibleAt;
    int receives;
    String receipt = "";

    Message(String id, String body, String correlationId, Instant visibleAt) {
      this.id = id;
      this.body = body;
      this.correlationId = correlationId;
      this.visibleAt = visibleAt;
    }

    SQSMessage event() {
      SQSMessage message = SqsInvocation.message(id, body, correlationId);
      message.setReceiptHandle(receipt);
      message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receives)));
      return message;
    }
  }

  void consumer(Consumer function) {
    consumer = function;
  }

  String name() {
    return name;
  }

  /** Stores a message. */
  void send(String body, String correlationId) {
    Duration delay = network.hits(Fault.DELAY_MESSAGE) ? network.upTo(DELAY) : Duration.ZERO;
    sent++;
    Message message =
        new Message(name + "-" + sent, body, correlationId, scheduler.now().plus(delay));
    messages.add(message);
    pollAfter(delay);
  }

  /** Changes when a message is visible again; nothing for an old receipt. */
  void changeVisibility(String receipt, Duration visibility) {
    for (Message message : messages) {
      if (message.receipt.equals(receipt)) {
        message.visibleAt = scheduler.now().plus(visibility);
        pollAfter(visibility);
      }
    }
  }

  /** Deletes the messages that a consumer has handled. */
  void delete(List<Message> handled) {
    for (Message message : handled) {
      if (!network.hits(Fault.LOSE_DELETION)) {
        messages.remove(message);
      }
    }
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  List<Message> deadLetters() {
    return List.copyOf(dead);
  }

  /** What an operator does when the cause is mended: all dead letters return to the queue. */
  void redrive() {
    for (Message message : dead) {
      message.receives = 0;
      message.visibleAt = scheduler.now();
      messages.add(message);
      trace.add(name, () -> "redrives " + message.id);
    }
    dead.clear();
    pollAfter(Duration.ZERO);
  }

  private void pollAfter(Duration delay) {
    scheduler.after(delay.plus(network.upTo(POLL_WITHIN)), this::poll);
  }

  private void poll() {
    List<Message> batch = new ArrayList<>();
    int size = 1 + network.choose(limits.batchSize());
    while (batch.size() < size) {
      Optional<Message> next = next(batch);
      if (next.isEmpty()) {
        break;
      }
      next.filter(this::receive).ifPresent(batch::add);
    }
    if (!batch.isEmpty()) {
      trace.add(name, () -> "delivers " + batch.stream().map(message -> message.id).toList());
      consumer.receive(batch);
      pollAfter(Duration.ZERO);
    }
  }

  private Optional<Message> next(List<Message> batch) {
    Instant now = scheduler.now();
    List<Message> visible =
        messages.stream()
            .filter(message -> !message.visibleAt.isAfter(now) && !batch.contains(message))
            .toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    int index = network.hits(Fault.REORDER_MESSAGES) ? network.choose(visible.size()) : 0;
    return Optional.of(visible.get(index));
  }

  /** Takes a message for a consumer; false when it goes to the dead-letter queue instead. */
  private boolean receive(Message message) {
    if (message.receives == limits.maxReceiveCount()) {
      messages.remove(message);
      dead.add(message);
      trace.add(name, () -> "moves " + message.id + " to the dead-letter queue");
      return false;
    }
    message.receives++;
    receipts++;
    message.receipt = "receipt-" + receipts;
    Duration hidden =
        network.hits(Fault.DUPLICATE_MESSAGE)
            ? network.upTo(DUPLICATE_WITHIN)
            : limits.visibility();
    message.visibleAt = scheduler.now().plus(hidden);
    pollAfter(hidden);
    return true;
  }
}
