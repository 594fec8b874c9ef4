package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The CloudFormation templates of all services, as far as queues are concerned. The short forms of
 * functions are read without their tags: {@code !GetAtt Queue.Arn} is the text {@code Queue.Arn}.
 *
 * @param byService the template of each service
 */
record Templates(SortedMap<String, Document> byService) {

  /** A queue and the template that has it. */
  record Queue(String service, String id, JsonNode properties) {

    String name() {
      return properties.path("QueueName").asText();
    }
  }

  /** All queues by name, such as {@code OrderPlacedQueue${Suffix}}. */
  SortedMap<String, Queue> queues() {
    SortedMap<String, Queue> queues = new TreeMap<>();
    byService.forEach((service, template) ->
        resources(template, "AWS::SQS::Queue")
            .forEach((id, properties) -> {
              Queue queue = new Queue(service, id, properties);
              queues.put(queue.name(), queue);
            }));
    return queues;
  }

  /** The services of which a function may send to the queue. */
  SortedSet<String> senders(String queue) {
    SortedSet<String> senders = new TreeSet<>();
    byService.forEach((service, template) -> {
      if (maySendTo(service, template).anyMatch(queue::equals)) {
        senders.add(service);
      }
    });
    return senders;
  }

  /** The event source mappings of the queue, by service. */
  SortedMap<String, JsonNode> mappings(String queue) {
    SortedMap<String, JsonNode> mappings = new TreeMap<>();
    byService.forEach((service, template) ->
        resources(template, "AWS::Lambda::EventSourceMapping").values().stream()
            .filter(mapping -> queueName(service, mapping.path("EventSourceArn")).equals(queue))
            .forEach(mapping -> mappings.put(service, mapping)));
    return mappings;
  }

  /** The time-out of a mapping's function, which is the last alternative of an {@code !If}. */
  int timeout(String service, JsonNode mapping) {
    JsonNode function = mapping.path("FunctionName");
    String id = function.isArray() ? function.get(function.size() - 1).asText() : function.asText();
    return template(service).at("/Resources/%s/Properties/Timeout".formatted(id)).asInt();
  }

  /** The default of a parameter. */
  String parameter(String service, String name) {
    return template(service).at("/Parameters/%s/Default".formatted(name)).asText();
  }

  private JsonNode template(String service) {
    return Optional.ofNullable(byService.get(service)).orElseThrow().root();
  }

  private Stream<String> maySendTo(String service, Document template) {
    return resources(template, "AWS::IAM::Role").values().stream()
        .flatMap(role -> elements(role.path("Policies")))
        .flatMap(policy -> elements(policy.at("/PolicyDocument/Statement")))
        .filter(statement -> elements(statement.path("Action")).anyMatch(Templates::allowsToSend))
        .flatMap(statement -> elements(statement.path("Resource")))
        .map(resource -> queueName(service, resource));
  }

  private static boolean allowsToSend(JsonNode action) {
    return List.of("sqs:SendMessage", "sqs:*", "*").contains(action.asText());
  }

  /** The name of the queue with this ARN; the text of the reference when there is no such queue. */
  private String queueName(String service, JsonNode reference) {
    JsonNode imported = reference.path("Fn::ImportValue");
    return imported.isMissingNode()
        ? ofAttribute(service, reference.asText())
        : ofExport(imported.asText());
  }

  private String ofAttribute(String service, String attribute) {
    return queues().values().stream()
        .filter(queue -> queue.service().equals(service))
        .filter(queue -> attribute.equals(queue.id() + ".Arn"))
        .map(Queue::name)
        .findFirst()
        .orElse(attribute);
  }

  private String ofExport(String export) {
    for (Map.Entry<String, Document> template : byService.entrySet()) {
      for (JsonNode output : template.getValue().root().path("Outputs")) {
        if (output.at("/Export/Name").asText().equals(export)) {
          return queueName(template.getKey(), output.path("Value"));
        }
      }
    }
    return export;
  }

  private static Map<String, JsonNode> resources(Document template, String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    template.root().path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .forEach(resource -> found.put(resource.getKey(), resource.getValue().path("Properties")));
    return found;
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
