package com.cloudcart.order.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An order; also the log of the saga that places it, see {@link OrderStatus}. */
public record Order(OrderId orderId, Placement placement, OrderLines lines, Progress progress) {

  /** A new order that holds no stock yet and that no shopper sees. */
  public static Order reserving(OrderId orderId, Placement placement, OrderLines lines) {
    Progress start =
        new Progress(OrderStatus.RESERVING, placement.createdAt(), List.of(), new Ending.Open());
    return new Order(orderId, placement, lines, start);
  }

  /** This order after all its stock was reserved; the shopper gets it as the answer. */
  public Order accepted(Map<ProductId, String> titles, Instant at) {
    if (status() != OrderStatus.RESERVING) {
      throw new IllegalStateException("order " + orderId + " cannot be accepted in " + status());
    }
    Instant acceptedAt = inMillis(at);
    List<StatusChange> history = List.of(new StatusChange(OrderStatus.PENDING, acceptedAt));
    Progress pending = new Progress(OrderStatus.PENDING, acceptedAt, history, new Ending.Open());
    return new Order(orderId, placement, lines.titled(titles), pending);
  }

  public UserId userId() {
    return placement.userId();
  }

  public OrderStatus status() {
    return progress.status();
  }

  public boolean isAccepted() {
    return status().isAccepted();
  }

  public boolean belongsTo(UserId someone) {
    return userId().equals(someone);
  }

  /** The sum of price × quantity, exact. */
  public Money total() {
    return lines.total();
  }

  /**
   * A hash of what the shopper orders: user, products, quantities and prices. Two requests with the
   * same meaning have the same hash, however their JSON is written, in whatever order their lines
   * are, and however the quantity of a product is split over lines.
   */
  public String fingerprint() {
    String meaning = userId() + "\n" + lines.canonical();
    return HexFormat.of().formatHex(sha256().digest(meaning.getBytes(StandardCharsets.UTF_8)));
  }

  /** Times have milliseconds on the wire; an order is the same before and after it is stored. */
  private static Instant inMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Who ordered, when, and in which request. {@code key} makes the request repeatable; {@code
   * correlationId} joins the log lines of everything that follows.
   */
  public record Placement(
      UserId userId, Instant createdAt, IdempotencyKey key, String correlationId) {
    public Placement {
      createdAt = inMillis(createdAt);
    }
  }

  /** The current state and how the order came there. The history starts at the acceptance. */
  public record Progress(
      OrderStatus status, Instant updatedAt, List<StatusChange> history, Ending ending) {
    public Progress {
      history = List.copyOf(history);
      if (status.isAccepted() == history.isEmpty()) {
        throw new IllegalArgumentException("a history of " + history.size() + " in " + status);
      }
    }
  }

  /** One step of the history. */
  public record StatusChange(OrderStatus status, Instant at) {}

  /** How an order ended. */
  public sealed interface Ending {
    /** Not yet. */
    record Open() implements Ending {}

    /** The order was handed to the carrier. */
    record Shipped(String trackingId, Instant shippedAt) implements Ending {}

    /** The order was not paid; {@code reason} is a sentence for the shopper. */
    record Failed(String reason) implements Ending {}
  }
}
