package com.cloudcart.order.lambda;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.usecase.RecoverOrders;
import com.cloudcart.order.usecase.RecoverOrders.Outcome;
import java.util.List;

/** One run of recovery, with a log line and a metric for each order. */
final class RecoveryRun {
  private final RecoverOrders recoverOrders;
  private final Log log;
  private final Metrics metrics;

  RecoveryRun(RecoverOrders recoverOrders, Log log, Metrics metrics) {
    this.recoverOrders = recoverOrders;
    this.log = log;
    this.metrics = metrics;
  }

  /** How many orders were helped. */
  long once() {
    List<Outcome> outcomes = recoverOrders.recover();
    outcomes.forEach(this::report);
    return outcomes.stream().filter(RecoveryRun::isHelped).count();
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

  /** Under the correlation id of the request that placed the order. */
  private void recovered(String message, String correlationId, Field orderId) {
    new Correlation(correlationId, null)
        .run(() -> {
          log.info(message, orderId);
          metrics.count("OrderRecovered", orderId);
        });
  }

  private static boolean isHelped(Outcome outcome) {
    return outcome instanceof Outcome.Released || outcome instanceof Outcome.Announced;
  }
}
