package com.cloudcart.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void correlation_has_what_the_caller_sent() {
    Correlation correlation = Correlation.received("abc-1", TRACEPARENT);

    assertThat(correlation.headers())
        .isEqualTo(Map.of("x-correlation-id", "abc-1", "traceparent", TRACEPARENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "{\"a\":1}", "ä"})
  void replaces_an_id_that_is_not_sane(String id) {
    Correlation correlation = Correlation.received(id, "no trace");

    assertThat(correlation.id()).isNotEqualTo(id).hasSize(36);
    assertThat(correlation.traceparent()).isNull();
  }

  @Test
  void replaces_an_id_that_is_missing_or_too_long() {
    assertThat(Correlation.received(null, null).id()).hasSize(36);
    assertThat(Correlation.received("x".repeat(129), null).id()).hasSize(36);
  }

  @Test
  void correlation_is_bound_only_during_the_work() {
    Correlation outer = Correlation.received("outer", null);
    Correlation inner = Correlation.received("inner", null);

    String seen =
        outer.call(
            () -> inner.call(() -> Correlation.current().id()) + " " + Correlation.current().id());

    assertThat(seen).isEqualTo("inner outer");
    assertThat(Correlation.current().id()).isEqualTo("none");
  }
}
