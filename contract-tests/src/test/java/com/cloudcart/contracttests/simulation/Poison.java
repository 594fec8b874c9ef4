package com.cloudcart.contracttests.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Messages that are no events. */
final class Poison {
  private static final List<String> BODIES =
      List.of("poison", "{\"eventType\":\"poison\"}", "{\"poison\":");
  private static final int WITHIN_SECONDS = 120;

  private Poison() {}

  /** Sends one to a queue, some time later. */
  static void plan(Shop shop, Queue queue, SplittableRandom random) {
    String body = BODIES.get(random.nextInt(BODIES.size()));
    Duration delay = Duration.ofSeconds(random.nextInt(WITHIN_SECONDS));
    if (shop.network.hits(Fault.POISON_MESSAGE)) {
      shop.poisoned.merge(queue, 1, Integer::sum);
      shop.scheduler.after(delay, () -> queue.send(body, "poison"));
    }
  }

  static boolean isPoison(Queue.Message message) {
    return message.body.contains("poison");
  }
}
