package com.cloudcart.kit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-11-23T01:02:03.456789Z"), ZoneOffset.UTC);
  private final Log log = new Log("test-service", Level.INFO, new JsonLines(out), clock);

  @Test
  void writes_one_object_a_line_with_the_common_fields_first() throws IOException {
    Correlation.received("corr-1", null)
        .run(() -> log.info("Line one\nline two", Field.of("orderId", "o-1")));

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"timestamp":"2026-11-23T01:02:03.456Z","level":"INFO","service":"test-service",\
            "correlationId":"corr-1","message":"Line one\\nline two","orderId":"o-1"}
            """);
  }

  @Test
  void numbers_booleans_and_lists_are_written_as_such() throws IOException {
    log.info(
        "shapes",
        Field.of("count", 3),
        Field.of("total", new BigDecimal("10.20")),
        Field.of("retried", true),
        Field.of("violations", List.of("a", "b")));

    JsonNode line = onlyLine();
    assertThat(line.get("count").isInt()).isTrue();
    assertThat(line.get("total").asText()).isEqualTo("10.2");
    assertThat(line.get("retried").isBoolean()).isTrue();
    assertThat(line.get("violations")).hasSize(2);
  }

  @Test
  void lines_below_the_threshold_are_not_written() {
    log.debug("not wanted");

    assertThat(out.size()).isZero();
  }

  @Test
  void exception_is_written_in_its_own_fields() throws IOException {
    log.error("Failed", new IllegalStateException("why"), Field.of("orderId", "o-1"));

    JsonNode line = onlyLine();
    assertThat(line.get("message").asText()).isEqualTo("Failed");
    assertThat(line.get("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.get("errorMessage").asText()).isEqualTo("why");
    assertThat(line.get("stack").asText()).contains("LogTest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n{\"level\":\"ERROR\"}",
        "a\r\nb",
        "\",\"level\":\"ERROR",
        "\u0000\u001b[31m",
        "\u0085\u2028\u2029",
        "\ud800"
      })
  void text_of_a_caller_stays_in_its_field(String text) throws IOException {
    log.warn("Refused", Field.of("orderId", text), Field.of("reason", List.of(text)));

    JsonNode line = onlyLine();
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("orderId").asText()).isEqualTo(text);
    assertThat(out.toString(UTF_8).strip()).matches("\\p{Print}+");
  }

  @Test
  void says_which_levels_there_are_when_the_setting_is_wrong() {
    assertThat(Level.parse("warn")).isEqualTo(Level.WARN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Level.parse("loud"))
        .withMessageContaining("[DEBUG, INFO, WARN, ERROR]");
  }

  private JsonNode onlyLine() throws IOException {
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toByteArray());
  }
}
