package com.cloudcart.contracttests.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.contracttests.simulation.Queue.Message;
import com.cloudcart.kit.test.SqsInvocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/** Calls a consumer's function with each batch, and deletes what it has handled. */
record BatchConsumer(Shop shop, Kind kind, Queue queue, Function function)
    implements Queue.Consumer {

  /** The entry of the consumer. */
  interface Function {
    void handle(InputStream in, OutputStream out, IntSupplier remainingMillis) throws IOException;
  }

  @Override
  public void receive(List<Message> batch) {
    // Receipts as they are now: a message may be received again while the function works.
    SQSMessage[] events = batch.stream().map(Message::event).toArray(SQSMessage[]::new);
    SimulatedProcess unused =
        shop.functions.start(kind, () -> queue.delete(handled(batch, events)), () -> {});
  }

  private List<Message> handled(List<Message> batch, SQSMessage... events) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Instant end = shop.scheduler.now().plus(Template.timeout(kind));
    try {
      function.handle(
          SqsInvocation.of(events).event(),
          answer,
          () -> (int) Duration.between(shop.scheduler.now(), end).toMillis());
      shop.scheduler.running().check();
      List<String> failed = SqsInvocation.failures(answer);
      return batch.stream().filter(message -> !failed.contains(message.id)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
