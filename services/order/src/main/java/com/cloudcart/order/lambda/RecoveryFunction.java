package com.cloudcart.order.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.usecase.RecoverOrder.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The function that a schedule calls every minute, to recover what is overdue. An operator calls it
 * with an {@code orderId}, to recover this order now.
 */
public final class RecoveryFunction implements RequestStreamHandler, Resource {
  private volatile OrderWiring wiring;
  private final Log log;
  private final Metrics metrics;

  public RecoveryFunction() {
    this(OrderWiring.fromEnvironment(JsonLines.stdout()));
    Core.getGlobalContext().register(this);
  }

  RecoveryFunction(OrderWiring wiring) {
    this.wiring = wiring;
    this.log = wiring.log();
    this.metrics = wiring.metrics();
  }

  /** Loads what a run needs: nobody waits for a run, so reading is enough. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    OrderWiring.fromEnvironment(JsonLines.discarded()).primeRecovery();
  }

  /** Connections, credentials and seeds of before the snapshot must not serve a run. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    wiring = OrderWiring.fromEnvironment(JsonLines.stdout());
  }

  /** A failure of the store is not caught: the function's error alarm reports it. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String orderId = request(input).orderId();
    List<Outcome> outcomes =
        orderId == null
            ? wiring.recoverOrders().handle()
            : List.of(wiring.recoverOnRequest().apply(new OrderId(orderId)));
    outcomes.forEach(this::report);
    Answer answer = new Answer(outcomes.stream().filter(RecoveryFunction::isRecovered).count());
    output.write(ContractMapper.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static Request request(InputStream input) throws IOException {
    try {
      return ContractMapper.read(input, Request.class);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(
          "the payload is neither a schedule's event nor a request", e);
    }
  }

  private void report(Outcome outcome) {
    Field orderId = Field.of("orderId", outcome.orderId());
    switch (outcome) {
      case Outcome.Released(var id, String correlationId) ->
          recovered("order released", correlationId, orderId);
      case Outcome.Announced(var id, String correlationId) ->
          recovered("order announced again", correlationId, orderId);
      case Outcome.Settled settled -> log.info("order was settled already", orderId);
      case Outcome.Postponed(var id, String reason) -> {
        log.warn("order not recovered yet", orderId, Field.of("reason", reason));
        metrics.count("OrderError", orderId);
      }
    }
  }

  /** Reports under the correlation id of the request that placed the order. */
  private void recovered(String message, String correlationId, Field orderId) {
    new Correlation(correlationId, null)
        .run(() -> {
          log.info(message, orderId);
          metrics.count("OrderRecovered", orderId);
        });
  }

  private static boolean isRecovered(Outcome outcome) {
    return outcome instanceof Outcome.Released || outcome instanceof Outcome.Announced;
  }

  /** An event of the schedule has no order id. */
  private record Request(@Nullable String orderId) {}

  /** How many orders the run recovered. */
  private record Answer(long recovered) {}
}
