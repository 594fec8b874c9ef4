package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.endtoend.Await;
import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.provider.RecordingServer.Responder;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.test.SqsInvocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The proxies of all functions with random faults. Thread-safe. */
final class Faults {
  private static final int DUPLICATES_PERCENT = 4;
  private static final int EARLY_REDELIVERIES_PERCENT = 3;
  private static final int SHORT_DELAY_MILLIS = 1_500;
  private static final int LONG_DELAY_MILLIS = 9_000;

  private final LocalCloud cloud;
  private final Witness witness;
  private final SplittableRandom random;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean active = true;

  Faults(LocalCloud cloud, Witness witness, SplittableRandom random) {
    this.cloud = cloud;
    this.witness = witness;
    this.random = random;
  }

  /** Applies the faults to all next calls; also clears the proxies' records of calls. */
  void apply() {
    for (ShopFunction function : ShopFunction.values()) {
      cloud.callsOf(function).use(upstream -> call -> reply(function, call, upstream));
    }
  }

  /** Ends all faults; returns when late calls and copies have arrived. */
  void end() {
    active = false;
    later.close();
  }

  boolean areActive() {
    return active;
  }

  synchronized void count(String fault) {
    counts.merge(fault, 1, Integer::sum);
  }

  /** How often each kind of fault has happened. */
  synchronized String counts() {
    return counts.toString();
  }

  /** A random number below the bound. */
  synchronized int random(int bound) {
    return random.nextInt(bound);
  }

  private synchronized CallFault draw() {
    CallFault fault = active ? CallFault.draw(random) : CallFault.NONE;
    if (fault != CallFault.NONE) {
      count(fault.toString());
    }
    return fault;
  }

  private Optional<Reply> reply(ShopFunction function, Call call, Responder upstream)
      throws IOException {
    CallFault fault = draw();
    if (fault != CallFault.NONE) {
      witness.disturbed(call);
    }
    return switch (fault) {
      case LOST_REQUEST -> Optional.empty();
      case THROTTLED -> Optional.of(throttled(call));
      case SERVER_ERROR -> Optional.of(serverError(call));
      case KILLED_BEFORE -> {
        cloud.kill(function);
        yield Optional.empty();
      }
      case DELAYED, LATE -> {
        boolean late = fault == CallFault.LATE;
        int millis = (late ? 2_000 : 0) + random(late ? LONG_DELAY_MILLIS : SHORT_DELAY_MILLIS);
        Await.pause(Duration.ofMillis(millis));
        yield forward(function, call, upstream);
      }
      case LOST_ANSWER -> {
        forward(function, call, upstream);
        yield Optional.empty();
      }
      case SERVER_ERROR_AFTER_THE_EFFECT -> {
        forward(function, call, upstream);
        yield Optional.of(serverError(call));
      }
      case KILLED_AFTER -> {
        forward(function, call, upstream);
        cloud.kill(function);
        yield Optional.empty();
      }
      case NONE -> forward(function, call, upstream);
    };
  }

  private Optional<Reply> forward(ShopFunction function, Call call, Responder upstream)
      throws IOException {
    Instant start = Instant.now();
    Optional<Reply> reply = upstream.reply(call);
    reply.ifPresent(r -> witness.effect(function, call, r, Duration.between(start, Instant.now())));
    if (active && call.is(SendMessageRequest.class)) {
      repeatMessage(function, call, upstream);
    }
    return reply;
  }

  /** Some messages come twice, and some meet a second process of their consumer. */
  private void repeatMessage(ShopFunction sender, Call call, Responder upstream) {
    int ticket = random(100);
    int millis = random(LONG_DELAY_MILLIS);
    if (ticket < DUPLICATES_PERCENT) {
      count("duplicate message");
      later.execute(() -> sendAgain(call, upstream, millis));
    } else if (ticket < DUPLICATES_PERCENT + EARLY_REDELIVERIES_PERCENT) {
      count("early redelivery");
      later.execute(() -> deliverAgain(sender, call));
    }
  }

  private static void sendAgain(Call call, Responder upstream, int afterMillis) {
    Await.pause(Duration.ofMillis(afterMillis));
    try {
      upstream.reply(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deliverAgain(ShopFunction sender, Call call) {
    ShopFunction consumer =
        sender == ShopFunction.PAYMENT ? ShopFunction.SHIPMENT : ShopFunction.PAYMENT;
    try {
      String body = ContractMapper.parse(call.body()).path("MessageBody").textValue();
      cloud.invoke(consumer, SqsInvocation.of(body).json());
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  private static Reply throttled(Call call) {
    return call.isForTheCatalog()
        ? reply(429, "{\"error\":\"Too many requests\",\"correlationId\":\"chaos\"}")
        : reply(400, "{\"__type\":\"ThrottlingException\",\"message\":\"chaos\"}");
  }

  private static Reply serverError(Call call) {
    return call.isForTheCatalog()
        ? reply(502, "{\"message\": \"Internal server error\"}")
        : reply(500, "{\"__type\":\"InternalServerError\",\"message\":\"chaos\"}");
  }

  private static Reply reply(int status, String body) {
    Map<String, List<String>> headers =
        Map.of("Content-Type", List.of("application/json"), "Retry-After", List.of("1"));
    return new Reply(status, headers, body);
  }
}
