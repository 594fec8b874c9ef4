package com.cloudcart.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Collects what a service logs and counts, for tests that look at it. */
public final class LogLines {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonLines lines = new JsonLines(out);

  /** A log that writes here, everything included. */
  public Log log() {
    return new Log("test-service", Level.DEBUG, lines, Clock.systemUTC());
  }

  /** Metrics that write here. */
  public Metrics metrics() {
    return Metrics.of("CloudCart/Test", "test-service", new Settings(Map.of()), lines);
  }

  /** All lines so far. */
  public List<String> all() {
    return out.toString(UTF_8).lines().toList();
  }

  /** The lines that contain all of these texts. */
  public List<String> with(String... texts) {
    return all().stream().filter(line -> List.of(texts).stream().allMatch(line::contains)).toList();
  }

  /** How often a metric was counted. */
  public long count(String metric) {
    return with("\"Name\":\"" + metric + "\"").size();
  }
}
