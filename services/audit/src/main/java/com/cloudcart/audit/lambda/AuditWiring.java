package com.cloudcart.audit.lambda;

import com.cloudcart.audit.adapter.dynamo.DynamoShopRecords;
import com.cloudcart.audit.adapter.dynamo.DynamoShopRecords.Tables;
import com.cloudcart.audit.port.ShopRecords;
import com.cloudcart.audit.usecase.AuditShop;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Builds the audit function, once per process; the only place that reads the environment. */
final class AuditWiring {
  private static final String SERVICE = "audit-service";

  /** For a page of 1 MB, which a small function needs some time to read. */
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final AuditShop auditShop;
  private final Log log;
  private final Metrics metrics;

  AuditWiring(ShopRecords records, Consumer<Duration> pause, Settings settings, JsonLines lines) {
    Clock clock = Clock.systemUTC();
    this.auditShop = new AuditShop(records, clock, pause);
    this.log = new Log(SERVICE, Level.parse(settings.text("LOG_LEVEL", "INFO")), lines, clock);
    this.metrics = Metrics.of("CloudCart/Audit", SERVICE, settings, lines);
  }

  static AuditWiring fromEnvironment(JsonLines lines) {
    Settings settings = new Settings(System.getenv());
    return new AuditWiring(records(settings), AuditWiring::sleep, settings, lines);
  }

  /** Reads as an audit does, but little. */
  static void prime() {
    records(new Settings(System.getenv())).readLittle();
  }

  AuditShop auditShop() {
    return auditShop;
  }

  Log log() {
    return log;
  }

  Metrics metrics() {
    return metrics;
  }

  private static DynamoShopRecords records(Settings settings) {
    Tables tables =
        new Tables(
            settings.text("ORDERS_TABLE"),
            settings.text("IDEMPOTENCY_TABLE"),
            settings.text("RESERVATIONS_TABLE"),
            settings.text("PRODUCTS_TABLE"));
    return new DynamoShopRecords(new AwsClients(LIMITS).dynamoDb(), tables);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two passes", e);
    }
  }
}
