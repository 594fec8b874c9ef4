package com.cloudcart.order.domain;

import java.time.Instant;
import java.util.List;

/** Where an order is and how it came there; the history starts when it is accepted. */
public record Progress(
    OrderStatus status, Instant updatedAt, List<StatusChange> history, Ending ending) {
  public Progress {
    history = List.copyOf(history);
    if (status.isAccepted() == history.isEmpty()) {
      throw new IllegalArgumentException("a history of " + history.size() + " in " + status);
    }
  }
}
