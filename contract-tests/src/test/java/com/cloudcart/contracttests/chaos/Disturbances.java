package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.endtoend.Await;
import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.endtoend.MessageQueue;
import com.cloudcart.contracttests.provider.ShopFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Faults that no call triggers: killed processes, early redelivery, invalid messages, recoveries.
 */
final class Disturbances {
  private static final List<ShopFunction> FUNCTIONS = List.of(ShopFunction.values());
  private static final int LONGEST_PAUSE_MILLIS = 6_000;
  private static final int MOST_POISON = 5;

  private final LocalCloud cloud;
  private final Faults faults;
  private final MessageQueue placed;
  private final MessageQueue paid;
  private final List<String> poison = new ArrayList<>();

  Disturbances(LocalCloud cloud, Faults faults, MessageQueue placed, MessageQueue paid) {
    this.cloud = cloud;
    this.faults = faults;
    this.placed = placed;
    this.paid = paid;
  }

  /** Disturbs until the faults end. */
  void run() {
    while (faults.areActive()) {
      Await.pause(Duration.ofMillis(faults.random(LONGEST_PAUSE_MILLIS)));
      disturb();
    }
    setVisibilityTimeout(10);
  }

  /** The invalid messages that were sent to the queue of placed orders. */
  List<String> poison() {
    return List.copyOf(poison);
  }

  private void disturb() {
    int ticket = faults.random(20);
    if (ticket < 10) {
      ShopFunction function = FUNCTIONS.get(faults.random(FUNCTIONS.size()));
      faults.count("killed " + function);
      cloud.kill(function);
    } else if (ticket < 14) {
      // A call that is delayed takes longer, so its message is delivered again meanwhile.
      faults.count("short visibility timeout");
      setVisibilityTimeout(1 + faults.random(10));
    } else if (ticket < 19) {
      faults.count("two recoveries at once");
      runTwoRecoveries();
    } else if (poison.size() < MOST_POISON) {
      faults.count("invalid message");
      String message = "{\"poison\":%d}".formatted(poison.size());
      poison.add(message);
      placed.send(message);
    }
  }

  private void setVisibilityTimeout(int seconds) {
    List.of(placed, paid).forEach(queue -> queue.setVisibilityTimeout(String.valueOf(seconds)));
  }

  private void runTwoRecoveries() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(cloud::runRecovery);
      threads.execute(cloud::runRecovery);
    }
  }
}
