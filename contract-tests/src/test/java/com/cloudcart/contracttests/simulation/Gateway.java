package com.cloudcart.contracttests.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.contracttests.simulation.Attempt.Request;
import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.contracttests.simulation.Network.Call;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The orders API as shoppers reach it. */
final class Gateway {
  /** API Gateway gives up then. */
  private static final Duration TIMEOUT = Duration.ofSeconds(29);

  private static final Answer BAD_GATEWAY = new Answer(502, Map.of(), "");

  private final Shop shop;
  private int requests;

  Gateway(Shop shop) {
    this.shop = shop;
  }

  /** Places an order; empty when no answer came. */
  Optional<Answer> place(Request request) {
    ApiEvent event =
        ApiEvent.matched("POST", "/orders").header("x-api-key", Shop.API_KEY).json(request.body());
    if (!request.key().isEmpty()) {
      event.header("Idempotency-Key", request.key());
    }
    Call call = new Call("POST /orders key=" + request.key() + " " + request.lines(), TIMEOUT);
    return send(
        call,
        event,
        process -> shop.ledger.started(process, new Attempt(request, shop.scheduler.now())));
  }

  /** Shows an order; empty when no answer came. */
  Optional<Answer> show(String orderId, String userId) {
    ApiEvent event =
        ApiEvent.matched("GET", "/orders/{orderId}")
            .header("x-api-key", Shop.API_KEY)
            .pathParameter("orderId", orderId)
            .query("userId", userId);
    return send(new Call("GET /orders/" + orderId, TIMEOUT), event, process -> {});
  }

  private Optional<Answer> send(Call call, ApiEvent event, Consumer<SimulatedProcess> started) {
    requests++;
    event.header("x-correlation-id", shop.scheduler.running() + "-" + requests);
    Outcome<Answer> outcome =
        shop.network.exchange(
            call,
            reply -> {
              SimulatedProcess process =
                  shop.functions.start(
                      Kind.ORDER,
                      () -> reply.accept(new Outcome.Returned<>(answer(event))),
                      () -> reply.accept(new Outcome.Returned<>(BAD_GATEWAY)));
              started.accept(process);
            });
    return outcome instanceof Outcome.Returned<Answer>(Answer answer)
        ? Optional.of(answer)
        : Optional.empty();
  }

  private Answer answer(ApiEvent event) {
    RequestStreamHandler function = shop.ordersApi();
    Answer answer = ApiFunctionUnderTest.answer(function, event.stream());
    shop.scheduler.running().check();
    shop.ledger.answered(shop.scheduler.running(), answer);
    return answer;
  }
}
