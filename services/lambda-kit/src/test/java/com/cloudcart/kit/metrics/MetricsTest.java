package com.cloudcart.kit.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.JsonLines;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Metrics metrics =
      new Metrics(
          "CloudCart/Test",
          new Metrics.Dimensions("test-service", "prod"),
          new JsonLines(out),
          Clock.fixed(Instant.parse("2026-11-23T01:02:03.456Z"), ZoneOffset.UTC));

  @Test
  void writes_a_count_in_the_embedded_metric_format() {
    Correlation.received("corr-1", null)
        .run(() -> metrics.count("OrderPlaced", Field.of("orderId", "o-1")));

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"_aws":{"Timestamp":1795395723456,"CloudWatchMetrics":[{"Namespace":"CloudCart/Test",\
            "Dimensions":[["Service"],["Service","Stage"]],"Metrics":[{"Name":"OrderPlaced","Unit":"Count"}]}]},\
            "timestamp":"2026-11-23T01:02:03.456Z","level":"INFO","service":"test-service",\
            "correlationId":"corr-1","message":"OrderPlaced","orderId":"o-1",\
            "Service":"test-service","Stage":"prod","OrderPlaced":1}
            """);
  }

  @Test
  void writes_a_number_that_was_counted_elsewhere() {
    metrics.count("Violations", 0);

    assertThat(out.toString(UTF_8))
        .contains("{\"Name\":\"Violations\",\"Unit\":\"Count\"}")
        .contains("\"Violations\":0}");
  }

  @Test
  void writes_a_duration_in_milliseconds() {
    metrics.duration("Latency", Duration.ofMillis(42));

    assertThat(out.toString(UTF_8))
        .contains("{\"Name\":\"Latency\",\"Unit\":\"Milliseconds\"}")
        .contains("\"Latency\":42}");
  }
}
