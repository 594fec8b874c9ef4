package com.cloudcart.contracttests.simulation;

import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.util.List;

/** What a shopper has seen of one order: it only moves forward. */
final class OrderViews {
  private static final List<String> FORWARD = List.of("PENDING", "PAID", "SHIPPED");

  private final Ledger ledger;
  private final String orderId;
  private String status = "PENDING";
  private String trackingId = "";

  OrderViews(Ledger ledger, String orderId) {
    this.ledger = ledger;
    this.orderId = orderId;
  }

  /** Only an answer of the function counts. */
  void seen(Answer answer) {
    if (answer.status() == 404 || answer.status() == 403 || answer.status() == 500) {
      ledger.violated("order " + orderId + " is shown as " + answer.status() + " after its 201");
    }
    if (answer.status() != 200) {
      return;
    }
    String now = answer.json().path("status").asText();
    String tracking = answer.json().path("trackingId").asText();
    if (!follows(now)) {
      ledger.violated("order " + orderId + " went from " + status + " to " + now);
    }
    if (!trackingId.isEmpty() && !trackingId.equals(tracking)) {
      ledger.violated("order " + orderId + " had two tracking ids");
    }
    status = now;
    trackingId = tracking;
  }

  private boolean follows(String now) {
    if (status.equals("FAILED")) {
      return now.equals("FAILED");
    }
    if (now.equals("FAILED")) {
      return status.equals("PENDING");
    }
    return FORWARD.indexOf(now) >= FORWARD.indexOf(status);
  }
}
