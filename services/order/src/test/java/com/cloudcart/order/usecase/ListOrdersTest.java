package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.BOB;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.mugs;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.usecase.ListOrders.Command;
import com.cloudcart.order.usecase.ListOrders.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListOrdersTest {
  private final Shop shop = new Shop();
  private final ListOrders listOrders = new ListOrders(shop.orders);

  @Test
  void orders_are_listed_newest_first_page_by_page() {
    placeThree();

    Result.Page first = page(ANN, 2, Optional.empty());
    Result.Page second = page(ANN, 2, first.nextKey());

    assertThat(ids(first)).containsExactly("order-3", "order-2");
    assertThat(ids(second)).containsExactly("order-1");
    assertThat(second.nextKey()).isEmpty();
  }

  @Test
  void full_last_page_has_no_next_key() {
    placeThree();

    assertThat(page(ANN, 3, Optional.empty()).nextKey()).isEmpty();
  }

  @Test
  void shopper_without_orders_gets_an_empty_page() {
    assertThat(page(BOB, 20, Optional.empty()))
        .isEqualTo(new Result.Page(List.of(), Optional.empty()));
  }

  @Test
  void page_key_of_another_shopper_is_refused() {
    placeThree();
    Optional<String> annsKey = page(ANN, 1, Optional.empty()).nextKey();

    assertThat(listOrders.handle(new Command(BOB, 1, annsKey)))
        .isEqualTo(new Result.UnknownPageKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "%%%",
        "ann@example.com",
        "ann@example.com yesterday order-1",
        "ann@example.com 2026-11-23T01:02:03.456Z not/an/id",
        "ann@example.com 2026-11-23T01:02:03.456000Z order-1",
        "ann@example.com 2026-11-23T01:02:03.456Z order-1 more"
      })
  void page_key_that_was_never_given_out_is_refused(String content) {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.UTF_8));

    assertThat(listOrders.handle(new Command(ANN, 1, Optional.of(encoded))))
        .isEqualTo(new Result.UnknownPageKey());
    assertThat(listOrders.handle(new Command(ANN, 1, Optional.of(content))))
        .isEqualTo(new Result.UnknownPageKey());
  }

  private void placeThree() {
    for (int i = 0; i < 3; i++) {
      shop.placeOrder().handle(annWants(mugs(1)));
      shop.clock.advance(Duration.ofSeconds(1));
    }
  }

  private Result.Page page(UserId userId, int limit, Optional<String> key) {
    return (Result.Page) listOrders.handle(new Command(userId, limit, key));
  }

  private static List<String> ids(Result.Page page) {
    return page.orders().stream().map(Order::orderId).map(Object::toString).toList();
  }
}
