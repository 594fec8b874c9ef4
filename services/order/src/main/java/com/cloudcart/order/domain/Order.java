package com.cloudcart.order.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An order; also the log of the saga that places it, see {@link OrderStatus}. */
public record Order(OrderId orderId, Placement placement, OrderLines lines, Progress progress) {

  /** A new order that holds nothing yet and that nobody sees. */
  public static Order reserving(OrderId orderId, Placement placement, OrderLines lines) {
    Progress start =
        new Progress(OrderStatus.RESERVING, placement.createdAt(), List.of(), new Ending.Open());
    return new Order(orderId, placement, lines, start);
  }

  /** This order once all its stock is reserved: what the shopper gets as the answer. */
  public Order accepted(Map<ProductId, String> titles, Instant at) {
    if (status() != OrderStatus.RESERVING) {
      throw new IllegalStateException("order " + orderId + " cannot be accepted in " + status());
    }
    List<StatusChange> history = List.of(new StatusChange(OrderStatus.PENDING, at));
    Progress pending = new Progress(OrderStatus.PENDING, at, history, new Ending.Open());
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
   * A hash of what the shopper asks for: who, and how much of what at which price. Two requests
   * with the same meaning have the same hash, however their JSON was written, in whatever order
   * their lines came and however the pieces of a product were split over lines.
   */
  public String fingerprint() {
    String meaning = userId() + "\n" + lines.canonical();
    return HexFormat.of().formatHex(sha256().digest(meaning.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
