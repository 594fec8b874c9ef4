package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test of the deployed shop. After each test the stock of its products matches its orders. */
@ResourceLock("shop")
@ExtendWith(LocalCloud.Extension.class)
abstract class EndToEnd {
  private static final String SUCCESS_RATE = "PAYMENT_SUCCESS_RATE";

  final LocalCloud cloud;
  final Shop shop;
  final StockInvariant invariant;
  final RecordingProxy orderCalls;
  final MessageQueue placed;
  final MessageQueue paid;
  final String user = newUser();
  private boolean paymentsFail;

  EndToEnd(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
    this.orderCalls = cloud.callsOf(ShopFunction.ORDER);
    this.placed = new MessageQueue(cloud, "OrderPlacedQueueDev");
    this.paid = new MessageQueue(cloud, "PaymentSuccessQueueDev");
  }

  @AfterEach
  final void check_the_stock_invariant() {
    orderCalls.reset();
    if (paymentsFail) {
      cloud.setEnvironment(ShopFunction.PAYMENT, SUCCESS_RATE, "1");
    }
    invariant.check();
  }

  /** From now to the end of the test, every payment fails. */
  final void failPayments() {
    paymentsFail = true;
    cloud.setEnvironment(ShopFunction.PAYMENT, SUCCESS_RATE, "0");
  }

  static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  static String orderId(Answer placed) {
    assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
    return placed.json().get("orderId").textValue();
  }

  static List<String> statuses(JsonNode order) {
    return order.get("history").valueStream().map(e -> e.get("status").textValue()).toList();
  }
}
