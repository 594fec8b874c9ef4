package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.Await;
import com.cloudcart.contracttests.cloud.Fault;
import com.cloudcart.contracttests.cloud.Fault.Moment;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Shop;
import com.cloudcart.contracttests.cloud.Shop.Line;
import com.cloudcart.contracttests.cloud.Shop.Product;
import com.cloudcart.contracttests.cloud.ShopFunction;
import com.cloudcart.contracttests.cloud.StockInvariant;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two final statuses of an order, and the reasons for a rejection. */
@ExtendWith(LocalCloudExtension.class)
class OrdersIT {
  private static final Duration STOCK_LIMIT = Duration.ofSeconds(30);

  private final LocalCloud cloud;
  private final Shop shop;
  private final StockInvariant invariant;
  private final String user = "user-" + UUID.randomUUID();

  OrdersIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.shop = cloud.shop();
    this.invariant = new StockInvariant(cloud);
  }

  @AfterEach
  void check_the_stock_invariant() {
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    invariant.check();
  }

  @Test
  void a_paid_order_is_shipped() {
    Product mug = invariant.stock(5);

    Answer placed = shop.placeOrder(user, mug.times(2));

    assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
    assertThat(placed.json().get("status").textValue()).isEqualTo("PENDING");
    assertThat(placed.json().get("totalAmount").decimalValue()).isEqualByComparingTo("25.00");
    String orderId = orderId(placed);
    assertThat(placed.header("location")).isEqualTo("orders/" + orderId + "?userId=" + user);
    JsonNode shipped = shop.awaitEnd(orderId, user);
    assertThat(states(shipped)).containsExactly("PENDING", "PAID", "SHIPPED");
    assertThat(shipped.get("trackingId").textValue()).matches("TRK-[0-9A-Z]{8}");
    assertThat(shop.stockOf(mug)).isEqualTo(3);
  }

  @Test
  void an_order_whose_payment_fails_releases_its_stock() {
    Product mug = invariant.stock(5);
    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "0");

    JsonNode failed = shop.awaitEnd(orderId(shop.placeOrder(user, mug.times(2))), user);

    // The stock is released after the status change; after a crash in between, the redelivered
    // message releases it.
    Await.until("the release of the stock", STOCK_LIMIT, () -> shop.stockOf(mug) == 5);
    cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "1");
    assertThat(states(failed)).containsExactly("PENDING", "FAILED");
    assertThat(failed.get("failureReason").textValue()).isNotBlank();
  }

  @Test
  void an_order_over_the_stock_is_rejected_and_its_reserved_lines_are_released() {
    Product mug = invariant.stock(5);
    Product lamp = invariant.stock(1);

    Answer refused = shop.placeOrder(user, mug.times(2), lamp.times(3));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().get("error").textValue()).isEqualTo("Insufficient stock");
    JsonNode item = refused.json().get("items").get(0);
    assertThat(item.get("productId").textValue()).isEqualTo(lamp.productId());
    assertThat(item.get("requested").intValue()).isEqualTo(3);
    assertThat(item.get("available").intValue()).isEqualTo(1);
    assertThat(List.of(shop.stockOf(mug), shop.stockOf(lamp))).containsExactly(5, 1);
    assertThat(shop.ordersOf(user)).isEmpty();
  }

  @Test
  void an_order_of_an_unknown_product_is_rejected() {
    Line unknown = new Line("no-such-product", 1, BigDecimal.ONE);

    Answer refused = shop.placeOrder(user, unknown);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().get("items").get(0).get("reason").textValue())
        .isEqualTo("unknown product");
  }

  @Test
  void an_order_is_rejected_without_a_reservation_when_its_price_changed() {
    Product mug = invariant.stock(5);

    Answer refused = shop.placeOrder(user, new Line(mug.productId(), 1, new BigDecimal("9.99")));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().get("error").textValue()).isEqualTo("Price changed");
    JsonNode item = refused.json().get("items").get(0);
    assertThat(item.get("submitted").decimalValue()).isEqualByComparingTo("9.99");
    assertThat(item.get("current").decimalValue()).isEqualByComparingTo(mug.price());
    assertThat(shop.stockOf(mug)).isEqualTo(5);
  }

  @Test
  void an_order_gets_503_and_changes_nothing_while_the_catalog_is_unavailable() {
    Product mug = invariant.stock(5);
    cloud
        .callsOf(ShopFunction.ORDER)
        .startAnew((moment, call) -> call.isForTheCatalog() ? Verdict.DROP : Verdict.PASS);

    Answer refused = shop.placeOrder(user, mug.times(1));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isNotEmpty();
    assertThat(shop.stockOf(mug)).isEqualTo(5);
    cloud.callsOf(ShopFunction.ORDER).startAnew(Fault.NONE);
    assertThat(shop.ordersOf(user)).isEmpty();
  }

  @Test
  void a_lost_response_of_the_catalog_does_not_reserve_twice() {
    Product mug = invariant.stock(5);
    cloud
        .callsOf(ShopFunction.ORDER)
        .startAnew((moment, call) ->
            call.number() == 2 && moment == Moment.AFTER ? Verdict.DROP : Verdict.PASS);

    Answer answer = shop.placeOrder(user, mug.times(2));

    // A retry makes one reservation; giving up makes none.
    assertThat(shop.stockOf(mug)).isEqualTo(answer.status() == 201 ? 3 : 5);
    assertThat(answer.status()).as(answer.toString()).isIn(201, 503);
  }

  @Test
  void an_order_is_shown_only_to_its_owner() {
    Product mug = invariant.stock(5);
    String orderId = orderId(shop.placeOrder(user, mug.times(1)));

    assertThat(shop.order(orderId, user).status()).isEqualTo(200);
    assertThat(shop.order(orderId, "somebody-else").status()).isEqualTo(403);
    assertThat(shop.order("no-such-order", user).status()).isEqualTo(404);
    assertThat(shop.ordersOf(user)).hasSize(1);
  }

  @Test
  void a_request_without_the_api_key_is_rejected() {
    Product mug = invariant.stock(5);

    Answer refused = shop.orderWithoutApiKey(Shop.orderFor(user, mug.times(1)));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(shop.stockOf(mug)).isEqualTo(5);
  }

  @Test
  void a_cart_can_be_filled_and_cleared() {
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

  static String orderId(Answer placed) {
    assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
    return placed.json().get("orderId").textValue();
  }

  static List<String> states(JsonNode order) {
    return order.get("history").valueStream().map(e -> e.get("status").textValue()).toList();
  }
}
