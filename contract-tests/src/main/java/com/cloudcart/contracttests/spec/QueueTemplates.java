package com.cloudcart.contracttests.spec;

import com.cloudcart.contracttests.spec.EventsDocument.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the CloudFormation templates against the AsyncAPI document: the queues and their settings,
 * and which services may send to them and receive from them.
 */
public final class QueueTemplates {

  /**
   * The visibility timeout in multiples of the function's timeout, as AWS recommends.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">AWS</a>
   */
  private static final int TIMEOUTS = 6;

  private final EventsDocument events;
  private final Templates templates;
  private final SortedMap<String, Templates.Queue> queues;
  private final List<String> differences = new ArrayList<>();

  private QueueTemplates(EventsDocument events, Templates templates) {
    this.events = events;
    this.templates = templates;
    this.queues = templates.queues();
  }

  /**
   * The differences, one per line.
   *
   * @param byService the template of each service that has one
   */
  public static List<String> differences(
      EventsDocument events, SortedMap<String, Document> byService) {
    return new QueueTemplates(events, new Templates(byService)).compare();
  }

  private List<String> compare() {
    Set<String> unknown = new TreeSet<>(queues.keySet());
    for (Channel channel : events.channels()) {
      String name = inTemplate(channel.address());
      String deadLetters = inTemplate(channel.sqs().at("/deadLetterQueue/name").asText());
      unknown.removeAll(List.of(name, deadLetters));
      queue(name).ifPresent(queue -> compareQueue(channel, queue, deadLetters));
      queue(deadLetters)
          .ifPresent(queue ->
              same(
                  deadLetters,
                  "MessageRetentionPeriod",
                  queue.properties(),
                  channel.sqs().at("/deadLetterQueue/messageRetentionPeriod")));
      compareServices(channel, name);
    }
    unknown.forEach(name -> differences.add(name + ": the document has no such queue"));
    return List.copyOf(differences);
  }

  private Optional<Templates.Queue> queue(String name) {
    Optional<Templates.Queue> queue = Optional.ofNullable(queues.get(name));
    if (queue.isEmpty()) {
      differences.add(name + ": no template has such a queue");
    }
    return queue;
  }

  private void compareQueue(Channel channel, Templates.Queue queue, String deadLetters) {
    String name = queue.name();
    JsonNode stated = channel.queue();
    same(name, "VisibilityTimeout", queue.properties(), stated.path("visibilityTimeout"));
    same(name, "MessageRetentionPeriod", queue.properties(), stated.path("messageRetentionPeriod"));
    JsonNode redrive = queue.properties().path("RedrivePolicy");
    same(name, "maxReceiveCount", redrive, stated.at("/redrivePolicy/maxReceiveCount"));
    Optional.ofNullable(queues.get(deadLetters))
        .map(target -> target.id() + ".Arn")
        .filter(target -> !redrive.path("deadLetterTargetArn").asText().equals(target))
        .ifPresent(target -> differences.add(name + ": its dead-letter queue is not " + target));
    equal(name + ": Suffix", templates.parameter(queue.service(), "Suffix"), channel.suffix());
  }

  private void compareServices(Channel channel, String name) {
    equal(name + ": senders", templates.senders(name), events.senders(channel.address()));
    SortedMap<String, JsonNode> mappings = templates.mappings(name);
    equal(name + ": receivers", mappings.keySet(), events.receivers(channel.address()));
    int visibility = channel.queue().path("visibilityTimeout").asInt();
    mappings.forEach((service, mapping) -> {
      int timeout = templates.timeout(service, mapping);
      if (visibility < TIMEOUTS * timeout) {
        differences.add(
            "%s: visibilityTimeout %d is less than %d times the timeout %d of %s"
                .formatted(name, visibility, TIMEOUTS, timeout, service));
      }
    });
    events.operations().stream()
        .filter(EventsDocument.Operation::receives)
        .filter(operation -> operation.address().equals(channel.address()))
        .filter(operation -> mappings.containsKey(operation.service()))
        .forEach(operation ->
            equal(
                name + ": RetryBackoffSeconds of " + operation.service(),
                templates.parameter(operation.service(), "RetryBackoffSeconds"),
                operation.backoff().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","))));
  }

  private void same(String queue, String property, JsonNode properties, JsonNode stated) {
    equal(queue + ": " + property, properties.path(property), stated);
  }

  private void equal(String what, Object inTemplate, Object stated) {
    String found = text(inTemplate);
    String expected = text(stated);
    if (!found.equals(expected)) {
      differences.add(
          "%s is %s in the template, %s in the document".formatted(what, found, expected));
    }
  }

  private static String text(Object value) {
    return value instanceof JsonNode node
        ? node.isMissingNode() ? "missing" : node.asText()
        : value.toString();
  }

  /**
   * A document has parameters in braces, CloudFormation adds a dollar sign and a capital letter.
   */
  private static String inTemplate(String address) {
    return address.replace("{suffix}", "${Suffix}");
  }
}
