package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.endtoend.Shop.Line;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The two final statuses of an order, and the reasons for a rejection. */
class OrdersIT extends EndToEnd {
  private static final Duration STOCK_LIMIT = Duration.ofSeconds(30);

  private final Product mug = invariant.stock(5);

  OrdersIT(LocalCloud cloud) {
    super(cloud);
  }

  @Test
  void paid_order_is_shipped() {
    Answer placed = shop.placeOrder(user, mug.times(2));

    String orderId = orderId(placed);
    assertThat(placed.json().get("status").textValue()).isEqualTo("PENDING");
    assertThat(placed.json().get("totalAmount").decimalValue()).isEqualByComparingTo("25.00");
    assertThat(placed.header("location")).isEqualTo("orders/" + orderId + "?userId=" + user);
    JsonNode shipped = shop.awaitEnd(orderId, user);
    assertThat(statuses(shipped)).containsExactly("PENDING", "PAID", "SHIPPED");
    assertThat(shipped.get("trackingId").textValue()).matches("TRK-[0-9A-Z]{8}");
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void order_whose_payment_fails_releases_its_stock() {
    failPayments();

    JsonNode failed = shop.awaitEnd(orderId(shop.placeOrder(user, mug.times(2))), user);

    // The stock is released after the status change; after a crash in between, the redelivered
    // message releases it.
    Await.until("the release of the stock", STOCK_LIMIT, () -> shop.stockOf(mug) == 5);
    assertThat(statuses(failed)).containsExactly("PENDING", "FAILED");
    assertThat(failed.get("failureReason").textValue()).isNotBlank();
  }

  @Test
  void order_over_the_stock_is_rejected_and_its_reserved_lines_are_released() {
    Product lamp = invariant.stock(1);

    Answer refused = shop.placeOrder(user, mug.times(2), lamp.times(3));

    JsonNode item = rejectedLine(refused, "Insufficient stock");
    assertThat(item.get("productId").textValue()).isEqualTo(lamp.productId());
    assertThat(item.get("requested").intValue()).isEqualTo(3);
    assertThat(item.get("available").intValue()).isEqualTo(1);
    assertThat(shop.stockOf(mug)).isEqualTo(5);
    assertThat(shop.stockOf(lamp)).isEqualTo(1);
    assertThat(shop.ordersOf(user)).isEmpty();
  }

  @Test
  void order_of_an_unknown_product_is_rejected() {
    Answer refused = shop.placeOrder(user, new Line("no-such-product", 1, BigDecimal.ONE));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().at("/items/0/reason").textValue()).isEqualTo("unknown product");
  }

  @Test
  void order_is_rejected_without_a_reservation_when_its_price_changed() {
    Answer refused = shop.placeOrder(user, new Line(mug.productId(), 1, new BigDecimal("9.99")));

    JsonNode item = rejectedLine(refused, "Price changed");
    assertThat(item.get("submitted").decimalValue()).isEqualByComparingTo("9.99");
    assertThat(item.get("current").decimalValue()).isEqualByComparingTo(mug.price());
    assertThat(shop.stockOf(mug)).isEqualTo(5);
  }

  @Test
  void order_gets_503_and_changes_nothing_while_the_catalog_is_unavailable() {
    orderCalls.inject(Fault.loses(Moment.BEFORE, Call::isForTheCatalog));

    Answer refused = shop.placeOrder(user, mug.times(1));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isNotEmpty();
    assertThat(shop.stockOf(mug)).isEqualTo(5);
    orderCalls.reset();
    assertThat(shop.ordersOf(user)).isEmpty();
  }

  @Test
  void lost_response_of_the_catalog_does_not_reserve_twice() {
    orderCalls.inject(Fault.losesFirst(Moment.AFTER, Call::isForTheCatalog, () -> {}));

    Answer answer = shop.placeOrder(user, mug.times(2));

    // A retry makes one reservation; giving up makes none.
    assertThat(shop.stockOf(mug)).isEqualTo(answer.status() == 201 ? 3 : 5);
    assertThat(answer.status()).as(answer.toString()).isIn(201, 503);
  }

  @Test
  void order_is_shown_only_to_its_owner() {
    String orderId = orderId(shop.placeOrder(user, mug.times(1)));

    assertThat(shop.order(orderId, user).status()).isEqualTo(200);
    assertThat(shop.order(orderId, "somebody-else").status()).isEqualTo(403);
    assertThat(shop.order("no-such-order", user).status()).isEqualTo(404);
    assertThat(shop.ordersOf(user)).hasSize(1);
  }

  @Test
  void request_without_the_api_key_is_rejected() {
    Answer refused = shop.orderWithoutApiKey(Shop.orderFor(user, mug.times(1)));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(shop.stockOf(mug)).isEqualTo(5);
  }

  @Test
  void cart_can_be_filled_and_cleared() {
    String item =
        "{\"userId\":\"%s\",\"productId\":\"p\",\"title\":\"Mug\",\"price\":2.50,\"quantity\":2}"
            .formatted(user);

    assertThat(shop.cart("POST", "/cart", item).status()).isEqualTo(200);
    shop.cart("POST", "/cart", item);

    Answer filled = shop.cart("GET", "/cart/" + user, "");
    assertThat(filled.json().get("totalAmount").decimalValue()).isEqualByComparingTo("10.00");
    assertThat(shop.cart("DELETE", "/cart/" + user, "").status()).isEqualTo(204);
    assertThat(shop.cart("GET", "/cart/" + user, "").json().get("items")).isEmpty();
  }

  private static JsonNode rejectedLine(Answer refused, String error) {
    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().get("error").textValue()).isEqualTo(error);
    return refused.json().at("/items/0");
  }
}
