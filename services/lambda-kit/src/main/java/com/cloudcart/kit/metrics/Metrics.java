package com.cloudcart.kit.metrics;

import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.JsonLines;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A service's metrics, each a log line in CloudWatch's embedded metric format. It counts for the
 * service in all stages and for the service in this stage; alarms use the latter, so that the
 * stages of one account do not disturb each other. The line is a log line as well: it has the same
 * fields and can be searched by correlation id.
 *
 * <p>Written by hand and not with aws-embedded-metrics: see
 * docs/decisions/what-a-cold-start-pays-for.md.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     format</a>
 */
public final class Metrics {
  private final String namespace;
  private final Dimensions dimensions;
  private final JsonLines lines;
  private final Clock clock;

  Metrics(String namespace, Dimensions dimensions, JsonLines lines, Clock clock) {
    this.namespace = namespace;
    this.dimensions = dimensions;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * The metrics of a function. The stage is the setting {@code STAGE}, {@code dev} by default.
   *
   * @param namespace for example {@code CloudCart/Orders}
   * @param service as in the log, for example {@code order-service}
   */
  public static Metrics of(String namespace, String service, Settings settings, JsonLines lines) {
    Dimensions dimensions = new Dimensions(service, settings.text("STAGE", "dev"));
    return new Metrics(namespace, dimensions, lines, Clock.systemUTC());
  }

  /** What a metric is about. */
  record Dimensions(String service, String stage) {}

  /** One more of what the metric counts; the ids are searchable but no dimensions. */
  public void count(String metric, Field... ids) {
    write(metric, "Count", 1, ids);
  }

  /** A number that was counted elsewhere; zero is worth a line when an alarm waits for it. */
  public void count(String metric, long counted) {
    write(metric, "Count", counted);
  }

  /** How long something took. */
  public void duration(String metric, Duration took, Field... ids) {
    write(metric, "Milliseconds", took.toMillis(), ids);
  }

  private void write(String metric, String unit, long value, Field... ids) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    lines.write(json -> {
      writeDefinition(json, now, metric, unit);
      json.writeStringField("timestamp", now.toString());
      json.writeStringField("level", "INFO");
      json.writeStringField("service", dimensions.service());
      json.writeStringField("correlationId", Correlation.current().id());
      json.writeStringField("message", metric);
      for (Field id : ids) {
        id.writeTo(json);
      }
      json.writeStringField("Service", dimensions.service());
      json.writeStringField("Stage", dimensions.stage());
      json.writeNumberField(metric, value);
    });
  }

  private void writeDefinition(JsonGenerator json, Instant now, String metric, String unit)
      throws IOException {
    json.writeObjectFieldStart("_aws");
    json.writeNumberField("Timestamp", now.toEpochMilli());
    json.writeArrayFieldStart("CloudWatchMetrics");
    json.writeStartObject();
    json.writeStringField("Namespace", namespace);
    json.writeArrayFieldStart("Dimensions");
    json.writeArray(new String[] {"Service"}, 0, 1);
    json.writeArray(new String[] {"Service", "Stage"}, 0, 2);
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    json.writeStartObject();
    json.writeStringField("Name", metric);
    json.writeStringField("Unit", unit);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
