package com.cloudcart.audit.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudcart.audit.domain.ProductId;
import com.cloudcart.audit.domain.Snapshot;
import com.cloudcart.audit.domain.SoundShop;
import com.cloudcart.audit.port.ShopRecords;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.test.TimeLeft;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function from its payload to its answer, its log and its metric; the tables are a fake. */
class AuditFunctionTest {
  private static final String SCHEDULED =
      "{\"detail-type\": \"Scheduled Event\", \"time\": \"now\", \"detail\": {}}";

  private final SoundShop shop = new SoundShop(Instant.now());
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void scheduled_audit_of_a_sound_shop_counts_what_it_has_read_and_publishes_zero() {
    String answer = audit(SCHEDULED);

    assertThat(answer)
        .isEqualTo(
            "{\"counts\":{\"orders\":9,\"reservations\":8,\"idempotencyKeys\":2,\"products\":1},"
                + "\"violationCount\":0,\"violations\":[]}");
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
    assertThat(log())
        .satisfiesExactly(
            metric -> assertThat(metric).endsWith("\"AuditViolations\":0}"),
            completed ->
                assertThat(completed)
                    .contains("\"level\":\"INFO\",\"service\":\"audit-service\"")
                    .contains("\"correlationId\":\"request-1\"")
                    .endsWith("\"message\":\"Audit completed\",\"violations\":0}"));
  }

  @Test
  void each_violation_is_answered_and_logged_with_ids_and_all_are_counted() {
    shop.forgetReservation("paid");
    shop.stock("-1");

    String answer = audit(SCHEDULED);

    assertThat(answer)
        .endsWith(
            "\"violationCount\":2,\"violations\":["
                + "{\"rule\":\"impossible stock\",\"orderId\":\"\",\"productId\":\"mug\","
                + "\"difference\":\"-1\"},"
                + "{\"rule\":\"stock not held\",\"orderId\":\"paid\",\"productId\":\"mug\","
                + "\"difference\":\"0 held, 2 ordered\"}]}");
    assertThat(log())
        .satisfiesExactly(
            stock ->
                assertThat(stock)
                    .contains("\"level\":\"WARN\"")
                    .endsWith(
                        "\"message\":\"Violation found\",\"rule\":\"impossible stock\","
                            + "\"productId\":\"mug\",\"difference\":\"-1\"}"),
            held ->
                assertThat(held)
                    .endsWith(
                        "\"rule\":\"stock not held\",\"orderId\":\"paid\",\"productId\":\"mug\","
                            + "\"difference\":\"0 held, 2 ordered\"}"),
            metric ->
                assertThat(metric)
                    .contains("\"Namespace\":\"CloudCart/Audit\"")
                    .endsWith("\"AuditViolations\":2}"),
            completed -> assertThat(completed).endsWith("\"violations\":2}"));
  }

  @Test
  void answer_and_log_have_the_first_violations_and_the_metric_has_all() throws MalformedJson {
    int many = AuditFunction.MOST_REPORTED + 1;
    Map<ProductId, BigDecimal> stocks = new HashMap<>();
    for (int i = 0; i < many; i++) {
      stocks.put(new ProductId("p".repeat(123) + (10_000 + i)), BigDecimal.ONE.negate());
    }

    String answer = audit(() -> new Snapshot(Map.of(), List.of(), List.of(), stocks), SCHEDULED);

    JsonNode parsed = ContractMapper.parse(answer);
    assertThat(parsed.path("violationCount").intValue()).isEqualTo(many);
    assertThat(parsed.path("violations")).hasSize(AuditFunction.MOST_REPORTED);
    assertThat(answer.length()).isLessThan(1024 * AuditFunction.MOST_REPORTED);
    assertThat(log()).hasSize(AuditFunction.MOST_REPORTED + 2);
    assertThat(log()).anyMatch(line -> line.endsWith("\"AuditViolations\":" + many + "}"));
  }

  @Test
  void operator_chooses_the_times() {
    String answer = audit("{\"settledAfterSeconds\": 0.5, \"secondsBetweenPasses\": 0}");

    assertThat(answer).contains("order not ended");
    assertThat(pauses).containsExactly(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"settledAfterSeconds\": \"7\"}",
        "{\"settledAfterSeconds\": -1}",
        "{\"secondsBetweenPasses\": 61}"
      })
  void audit_fails_for_another_payload(String payload) {
    assertThatThrownBy(() -> audit(payload)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void audit_fails_when_a_table_cannot_be_read() {
    ShopRecords away =
        () -> {
          throw new IllegalStateException("no answer");
        };

    assertThatThrownBy(() -> audit(away, SCHEDULED)).hasMessage("no answer");
    assertThat(log()).isEmpty();
  }

  private String audit(String payload) {
    return audit(shop::snapshot, payload);
  }

  private String audit(ShopRecords records, String payload) {
    Settings settings = new Settings(Map.of());
    AuditWiring wiring = new AuditWiring(records, pauses::add, settings, new JsonLines(lines));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      new AuditFunction(wiring)
          .handleRequest(
              new ByteArrayInputStream(payload.getBytes(UTF_8)), answer, TimeLeft.PLENTY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return answer.toString(UTF_8);
  }

  private List<String> log() {
    return lines.toString(UTF_8).lines().toList();
  }
}
