package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsDocumentTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String EVENTS =
      """
      asyncapi: 3.0.0
      defaultContentType: application/json
      channels:
        placed:
          address: 'Placed{suffix}'
          parameters: {suffix: {default: Dev}}
          messages: {Placed: {$ref: '#/components/messages/Placed'}}
          bindings: {sqs: {queue: {fifoQueue: false}}}
      operations:
        send:
          action: send
          channel: {$ref: '#/channels/placed'}
          messages: [{$ref: '#/channels/placed/messages/Placed'}]
          tags: [{name: order}]
        receive:
          action: receive
          channel: {$ref: '#/channels/placed'}
          messages: [{$ref: '#/channels/placed/messages/Placed'}]
          tags: [{name: payment}]
          x-retry-backoff: {seconds: [5, 20]}
      components:
        messages:
          Placed:
            name: Placed
            headers: {properties: {id: {type: string}}}
            payload: {$ref: placed.schema.json}
      """;

  @Test
  void operations_are_read_with_their_service_queue_and_message() {
    EventsDocument events = document(EVENTS);

    assertThat(events.operations())
        .containsExactly(
            new EventsDocument.Operation("order", "send", "Placed{suffix}", "Placed", List.of()),
            new EventsDocument.Operation(
                "payment", "receive", "Placed{suffix}", "Placed", List.of(5, 20)));
    assertThat(events.senders("Placed{suffix}")).containsExactly("order");
    assertThat(events.receivers("Placed{suffix}")).containsExactly("payment");
    assertThat(events.message(events.operations().getFirst()))
        .extracting(EventsDocument.Message::schema, EventsDocument.Message::contentType)
        .containsExactly("placed.schema.json", "application/json");
  }

  @Test
  void a_message_that_its_queue_does_not_have_is_named() {
    EventsDocument events =
        document(
            EVENTS.replace("/channels/placed/messages/Placed", "/components/messages/Other")
                + "    Other: {name: Other}\n");

    assertThatThrownBy(() -> events.message(events.operations().getFirst()))
        .hasMessage("events.yaml: queue Placed{suffix} has no message Other");
  }

  @Test
  void the_messages_of_this_repository_are_named_as_in_their_schemas() {
    EventsDocument events =
        new EventsDocument(Document.read(ROOT.resolve("event-schemas/events.yaml")));

    assertThat(events.channels())
        .hasSize(2)
        .flatExtracting(EventsDocument.Channel::messages)
        .allSatisfy(message ->
            assertThat(
                    Document.read(ROOT.resolve("event-schemas").resolve(message.schema()))
                        .root()
                        .at("/properties/eventType/const")
                        .asText())
                .isEqualTo(message.name()));
  }

  @Test
  void unchanged_documents_have_no_breaking_changes() {
    assertThat(breaks(EVENTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Placed{suffix}' | 'Other{suffix}' | queue Placed{suffix}: the queue was removed or renamed (used by payment)",
        "name: Placed     | name: Other     | Placed: the message was removed or renamed (used by payment)",
        "name: Placed     | name: Other     | Other: the message was added; old consumers reject it",
        "placed.schema    | other.schema    | Placed: schema placed.schema.json became other.schema.json",
        "application/json | text/plain      | contentType application/json became text/plain",
        "fifoQueue: false | fifoQueue: true | fifoQueue was changed",
        "id: {type: string} | id: {type: integer} | Placed headers.id: type string became integer",
        "name: payment    | name: shipment  | no longer: payment receives Placed",
        "action: send     | action: receive | no longer: order sends Placed",
        "action: send     | action: receive | order and payment receive from the queue",
      })
  void what_an_old_or_new_service_needs_is_a_breaking_change(
      String from, String to, String sentence) {
    String changed = EVENTS.replace(from, to);
    assertThat(changed).isNotEqualTo(EVENTS);

    assertThat(breaks(changed)).anySatisfy(found -> assertThat(found).contains(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seconds: [5, 20]   | seconds: [10]",
        "id: {type: string} | id: {type: string}, trace: {type: string}",
        "receive:            | take:",
        "channels:           | channels:\\n  cancelled: {address: Cancelled}",
        "defaultContentType: | info: {}\\ndefaultContentType:",
      })
  void what_is_not_part_of_a_message_is_compatible(String from, String to) {
    String changed = EVENTS.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(EVENTS);

    assertThat(breaks(changed)).isEmpty();
  }

  @Test
  void a_change_of_one_queue_is_not_reported_for_another() {
    assertThat(breaks(withOtherQueue("shipment"), withOtherQueue("cart")))
        .containsExactly("events.yaml: queue Other: no longer: shipment sends Placed");
  }

  @Test
  void a_first_receiver_and_unchanged_receivers_are_compatible() {
    String without = EVENTS.replace("action: receive", "action: send");
    String twice = EVENTS.replace("action: send", "action: receive");

    assertThat(breaks(without, EVENTS))
        .containsExactly("events.yaml: queue Placed{suffix}: no longer: payment sends Placed");
    assertThat(breaks(twice, twice)).isEmpty();
  }

  /** With a second queue for the same message. */
  private static String withOtherQueue(String sender) {
    String channel =
        "  other: {address: Other, messages: {Placed: {$ref: '#/components/messages/Placed'}}}\n";
    String operation =
        """
          other:
            action: send
            channel: {$ref: '#/channels/other'}
            messages: [{$ref: '#/channels/other/messages/Placed'}]
            tags: [{name: %s}]
        """
            .formatted(sender);
    return EVENTS
        .replace("channels:\n", "channels:\n" + channel)
        .replace("components:\n", operation + "components:\n");
  }

  private static List<String> breaks(String after) {
    return breaks(EVENTS, after);
  }

  private static List<String> breaks(String before, String after) {
    return new EventsComparison(document(before).document(), document(after).document())
        .breaks().stream().map(Break::sentence).toList();
  }

  private static EventsDocument document(String text) {
    return new EventsDocument(Document.parse("events.yaml", text));
  }
}
