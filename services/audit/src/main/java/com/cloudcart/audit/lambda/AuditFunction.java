package com.cloudcart.audit.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.audit.domain.Snapshot.Counts;
import com.cloudcart.audit.domain.Violation;
import com.cloudcart.audit.usecase.AuditShop;
import com.cloudcart.audit.usecase.AuditShop.Result;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The function that a schedule calls to audit the shop; an operator calls it with other times. It
 * ends normally also when there are violations, which have a metric with an alarm. It fails when a
 * table cannot be read, and when the records exceed its memory or time; docs/operating.md names the
 * size.
 */
public final class AuditFunction implements RequestStreamHandler, Resource {
  /**
   * The violations that are logged and answered; the metric counts all. Each has less than 1 kB, so
   * the answer is below Lambda's limit of 6 MB.
   */
  static final int MOST_REPORTED = 1000;

  private static final Duration SETTLED_AFTER = Duration.ofMinutes(10);
  private static final Duration BETWEEN_PASSES = Duration.ofSeconds(5);

  private volatile AuditWiring wiring;

  public AuditFunction() {
    this(AuditWiring.fromEnvironment(JsonLines.stdout()));
    Core.getGlobalContext().register(this);
  }

  AuditFunction(AuditWiring wiring) {
    this.wiring = wiring;
  }

  /** Reading a little is enough: nobody waits for a scheduled audit. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    AuditWiring.prime();
  }

  /** Connections, credentials and seeds of before the snapshot must not serve an audit. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    wiring = AuditWiring.fromEnvironment(JsonLines.stdout());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    AuditShop.Command command = command(input);
    Correlation audit = Correlation.received(context.getAwsRequestId(), null);
    Answer answer =
        audit.call(() -> {
          Result result = wiring.auditShop().handle(command);
          report(result);
          return Answer.of(result);
        });
    output.write(ContractMapper.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static AuditShop.Command command(InputStream input) throws IOException {
    try {
      Request request = ContractMapper.read(input, Request.class);
      return new AuditShop.Command(
          duration(request.settledAfterSeconds(), SETTLED_AFTER),
          duration(request.secondsBetweenPasses(), BETWEEN_PASSES));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(
          "the payload is neither a schedule's event nor a request", e);
    }
  }

  private static Duration duration(@Nullable BigDecimal seconds, Duration fallback) {
    return seconds == null
        ? fallback
        : Duration.ofMillis(
            seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private void report(Result result) {
    reported(result).forEach(violation -> wiring.log().warn("Violation found", fields(violation)));
    wiring.metrics().count("AuditViolations", result.violations().size());
    wiring.log().info("Audit completed", Field.of("violations", result.violations().size()));
  }

  private static List<Violation> reported(Result result) {
    return result.violations().stream().limit(MOST_REPORTED).toList();
  }

  private static Field[] fields(Violation violation) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("rule", violation.rule()));
    if (!violation.orderId().isEmpty()) {
      fields.add(Field.of("orderId", violation.orderId()));
    }
    if (!violation.productId().isEmpty()) {
      fields.add(Field.of("productId", violation.productId()));
    }
    fields.add(Field.of("difference", violation.difference()));
    return fields.toArray(Field[]::new);
  }

  /** An event of the schedule has neither; then the defaults apply. */
  private record Request(
      @Nullable BigDecimal settledAfterSeconds, @Nullable BigDecimal secondsBetweenPasses) {}

  /** How much was read, the number of all violations, and the first of them. */
  private record Answer(Counts counts, int violationCount, List<Violation> violations) {
    static Answer of(Result result) {
      return new Answer(result.counts(), result.violations().size(), reported(result));
    }
  }
}
