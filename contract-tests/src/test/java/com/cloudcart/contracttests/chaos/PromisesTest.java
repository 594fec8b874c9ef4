package com.cloudcart.contracttests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.chaos.Attempt.Request;
import com.cloudcart.contracttests.endtoend.Shop.Line;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the judge of a chaos run says of answers that are true, and of some that are not. */
class PromisesTest {
  private static final Request MUG = request("key", 2);
  private static final Request KEYLESS = request("", 2);
  private static final StoredOrder ORDER = order("o1", "user#key", 2);
  private static final Attempt PLACED = accepted(MUG, "o1", false);
  private static final Attempt UNANSWERED = new Attempt(MUG, Optional.empty());

  static Stream<Arguments> promises() {
    return Stream.of(
        Arguments.of("", List.of(ORDER), List.of(PLACED)),
        Arguments.of("", List.of(ORDER), List.of(PLACED, accepted(MUG, "o1", true))),
        Arguments.of("", List.of(ORDER), List.of(UNANSWERED)),
        Arguments.of("", List.of(ORDER), List.of(answered(MUG, 502, "{}"))),
        Arguments.of("", List.of(), List.of(answered(MUG, 503, "{}"), shortage(1))),
        Arguments.of("no such order", List.of(), List.of(PLACED)),
        Arguments.of("the order is", List.of(order("o1", "user#key", 3)), List.of(PLACED)),
        Arguments.of("no answer allows", List.of(ORDER), List.of(answered(MUG, 503, "{}"))),
        Arguments.of("no answer allows", List.of(ORDER), List.of(shortage(1))),
        Arguments.of(
            "no answer allows",
            List.of(order("o1", "user", 2), order("o2", "user", 2)),
            List.of(accepted(KEYLESS, "o1", false))),
        Arguments.of(
            "two answers for one key",
            List.of(ORDER, order("o2", "user#key", 2)),
            List.of(PLACED, accepted(MUG, "o2", true))),
        Arguments.of(
            "placed two orders", List.of(ORDER), List.of(PLACED, accepted(MUG, "o1", false))),
        Arguments.of("not true", List.of(), List.of(shortage(2))),
        Arguments.of("no other request", List.of(), List.of(answered(MUG, 422, "{}"))),
        Arguments.of("500", List.of(), List.of(answered(MUG, 500, "{}"))));
  }

  @ParameterizedTest
  @MethodSource("promises")
  void untrue_answer_is_named(String violation, List<StoredOrder> orders, List<Attempt> attempts) {
    List<String> broken = new Promises(orders, attempts, orderId -> false).broken();

    if (violation.isEmpty()) {
      assertThat(broken).isEmpty();
    } else {
      assertThat(broken).anyMatch(named -> named.contains(violation));
    }
  }

  private static Request request(String key, int quantity) {
    return new Request("user", key, List.of(new Line("mug", quantity, new BigDecimal("12.50"))));
  }

  private static StoredOrder order(String orderId, String scope, int quantity) {
    return new StoredOrder(
        orderId, scope, Map.of("mug", quantity), List.of("PENDING", "PAID", "SHIPPED"), "TRK-1");
  }

  private static Attempt accepted(Request request, String orderId, boolean replayed) {
    String body = "{\"orderId\":\"%s\",\"totalAmount\":25.00}".formatted(orderId);
    Map<String, String> headers = replayed ? Map.of("idempotent-replayed", "true") : Map.of();
    return new Attempt(request, Optional.of(new Answer(201, headers, body)));
  }

  private static Attempt answered(Request request, int status, String body) {
    return new Attempt(request, Optional.of(new Answer(status, Map.of(), body)));
  }

  private static Attempt shortage(int available) {
    return answered(
        MUG, 409, "{\"items\":[{\"requested\":2,\"available\":%d}]}".formatted(available));
  }
}
