package com.cloudcart.contracttests.spec;

import com.cloudcart.contracttests.spec.EventsDocument.Channel;
import com.cloudcart.contracttests.spec.EventsDocument.Message;
import com.cloudcart.contracttests.spec.EventsDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two versions of the AsyncAPI document. Old and new services use the same queues during a
 * deployment, so a queue, a message and its schema must stay, and each service must go on with what
 * it sends and receives. Time limits and the number of receives are not part of a message: only the
 * templates must agree with them.
 */
final class EventsComparison {

  private final EventsDocument before;
  private final EventsDocument after;
  private final List<Break> breaks = new ArrayList<>();

  EventsComparison(Document before, Document after) {
    this.before = new EventsDocument(before);
    this.after = new EventsDocument(after);
  }

  List<Break> breaks() {
    Map<String, Channel> now = by(after.channels(), Channel::address);
    for (Channel channel : before.channels()) {
      Channel same = now.get(channel.address());
      if (same == null) {
        report(channel, "", "the queue was removed or renamed" + receivers(channel));
      } else {
        compare(channel, same);
      }
    }
    return List.copyOf(breaks);
  }

  private void compare(Channel old, Channel now) {
    if (!old.queue().path("fifoQueue").equals(now.queue().path("fifoQueue"))) {
      report(old, "", "fifoQueue was changed; SQS needs a new queue");
    }
    compareMessages(old, now);
    compareOperations(old);
  }

  private void compareMessages(Channel old, Channel now) {
    Map<String, Message> oldOnes = by(old.messages(), Message::name);
    Map<String, Message> newOnes = by(now.messages(), Message::name);
    oldOnes.forEach((name, message) -> {
      Message same = newOnes.get(name);
      if (same == null) {
        report(old, name, "the message was removed or renamed" + receivers(old));
      } else {
        compare(old, message, same);
      }
    });
    newOnes.keySet().stream()
        .filter(name -> !oldOnes.containsKey(name))
        .forEach(name -> report(old, name, "the message was added; old consumers reject it"));
  }

  private void compare(Channel channel, Message old, Message now) {
    if (!old.schema().equals(now.schema())) {
      report(channel, old.name(), "schema %s became %s".formatted(old.schema(), now.schema()));
    }
    if (!old.contentType().equals(now.contentType())) {
      String types = "%s became %s".formatted(old.contentType(), now.contentType());
      report(channel, old.name(), "contentType " + types);
    }
    new SchemaComparison(
            before.document(),
            after.document(),
            Direction.EVENT,
            (where, what) -> report(channel, old.name() + " headers" + where, what))
        .compare("", old.headers(), now.headers());
  }

  private void compareOperations(Channel channel) {
    SortedSet<String> old = does(before, channel);
    SortedSet<String> now = does(after, channel);
    old.stream()
        .filter(operation -> !now.contains(operation))
        .forEach(operation -> report(channel, "", "no longer: " + operation));
    SortedSet<String> receivers = after.receivers(channel.address());
    if (receivers.size() > before.receivers(channel.address()).size() && receivers.size() > 1) {
      report(
          channel,
          "",
          "%s receive from the queue; each message reaches only one of them"
              .formatted(String.join(" and ", receivers)));
    }
  }

  private static SortedSet<String> does(EventsDocument events, Channel channel) {
    return events.operations().stream()
        .filter(operation -> operation.address().equals(channel.address()))
        .map(EventsComparison::sentence)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sentence(Operation operation) {
    return "%s %ss %s".formatted(operation.service(), operation.action(), operation.message());
  }

  private String receivers(Channel channel) {
    return " (used by %s)".formatted(String.join(", ", before.receivers(channel.address())));
  }

  private void report(Channel channel, String where, String what) {
    String place = "queue %s %s".formatted(channel.address(), where).strip();
    breaks.add(new Break(before.document().name(), Optional.empty(), place, what));
  }

  private static <T> Map<String, T> by(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, Function.identity(), (one, two) -> one));
  }
}
