package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.SimulatedProcess.Reply;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Trait;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands between a process and everything outside of it. Each call travels there and back; faults
 * happen on the way and to the caller.
 */
final class Network {
  private static final int LONGEST_WAY_MILLIS = 20;
  private static final Duration SLOWEST = Duration.ofSeconds(40);
  private static final Duration LATEST = Duration.ofMinutes(4);
  private static final int SHORT_STALL_SECONDS = 10;
  private static final int LONGEST_STALL_SECONDS = 200;
  private static final double HOT = 0.15;
  private static final double HEAT = 40;
  private static final double MOST_AT_ONE_CALL = 0.25;
  private static final int CALLS_OF_AN_OUTAGE = 6;

  private final Scheduler scheduler;
  private final Plan plan;
  private final Trace trace;
  private final SplittableRandom random;
  private final Map<String, Boolean> hot = new HashMap<>();
  private final Map<SimulatedProcess, Integer> outages = new HashMap<>();
  private boolean faulty = true;

  Network(Scheduler scheduler, Plan plan, Trace trace) {
    this.scheduler = scheduler;
    this.plan = plan;
    this.trace = trace;
    this.random = plan.random("network");
  }

  /** A call: its name in the trace, and how long its caller waits for an answer. */
  record Call(String name, Duration timeout) {
    /** What kind of call it is: the first word of its name. */
    String kind() {
      int space = name.indexOf(' ');
      return space < 0 ? name : name.substring(0, space);
    }
  }

  /** From now on nothing goes wrong. What was on its way arrives. */
  void heal() {
    faulty = false;
    outages.clear();
  }

  /** Whether a fault happens now. It draws a number in any case, so that runs stay comparable. */
  boolean hits(Fault fault) {
    boolean hit = random.nextDouble() < plan.probability(fault);
    return hit && faulty;
  }

  /**
   * As {@link #hits(Fault)}; a few kinds of calls have far more faults than others, so that two
   * rare faults meet at the steps where they matter.
   */
  private boolean hits(Fault fault, Call call) {
    double factor = hot.computeIfAbsent(call.kind(), this::isHot) ? HEAT : 1;
    double probability = Math.min(MOST_AT_ONE_CALL, factor * plan.probability(fault));
    return random.nextDouble() < probability && faulty;
  }

  private boolean isHot(String kind) {
    return plan.random(kind).nextDouble() < HOT;
  }

  /** Up to a time, at random. */
  Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  int choose(int bound) {
    return random.nextInt(bound);
  }

  /**
   * A call of a store or a queue, whose effect happens in one moment.
   *
   * @throws DependencyUnavailable when there was no answer: the effect happened or not, or will
   * @throws Throttled when the store refused the call; nothing happened
   */
  <R> R store(Call call, Supplier<R> effect) {
    return this.<R>exchange(call, reply -> reply.accept(effectOf(call, effect)))
        .get(() -> new DependencyUnavailable("no answer to " + call.name(), 1));
  }

  private <R> Outcome<R> effectOf(Call call, Supplier<R> effect) {
    if (hits(Fault.THROTTLE, call)) {
      return new Outcome.Threw<>(new Throttled(call.name() + " is throttled", 1));
    }
    return Outcome.of(effect);
  }

  /**
   * A call of a service that may take its time.
   *
   * @param service gets what it has to give its answer to; an answer that never comes is fine
   */
  <R> Outcome<R> exchange(Call call, Consumer<Consumer<Outcome<R>>> service) {
    SimulatedProcess caller = scheduler.running();
    caller.check();
    boolean diesAfter = suffer(caller, call);
    Reply<R> reply = new Reply<>(scheduler);
    if (!isAway(caller) && !hits(Fault.LOSE_REQUEST, call)) {
      scheduler.after(
          there(call),
          () -> {
            trace.add(caller, call::name);
            service.accept(outcome -> answer(caller, call, reply, outcome, diesAfter));
          });
    } else {
      trace.add(caller, () -> call.name() + " is lost");
    }
    scheduler.after(call.timeout(), () -> reply.complete(new Outcome.Unanswered<>()));
    return reply.await();
  }

  /** What happens to the caller before its call; whether it will die after the effect. */
  private boolean suffer(SimulatedProcess caller, Call call) {
    boolean stalls = hits(Fault.STALL, call);
    boolean diesBefore = hits(Fault.DIE_BEFORE, call);
    boolean diesAfter = hits(Fault.DIE_AFTER, call);
    if (!caller.is(Trait.MORTAL)) {
      return false;
    }
    if (stalls) {
      int seconds =
          random.nextInt(random.nextBoolean() ? SHORT_STALL_SECONDS : LONGEST_STALL_SECONDS);
      trace.add(caller, () -> "stands still for " + seconds + " s before " + call.name());
      caller.sleep(Duration.ofSeconds(seconds));
    }
    if (faulty && caller.is(Trait.SLOW)) {
      caller.sleep(upTo(SLOWEST));
    }
    if (diesBefore) {
      trace.add(caller, () -> "dies before " + call.name());
      caller.die();
    }
    return diesAfter;
  }

  private boolean isAway(SimulatedProcess caller) {
    if (hits(Fault.OUTAGE) && caller.is(Trait.MORTAL)) {
      outages.put(caller, CALLS_OF_AN_OUTAGE);
    }
    int left = outages.getOrDefault(caller, 0);
    if (left > 0) {
      outages.put(caller, left - 1);
    }
    return left > 0;
  }

  private <R> void answer(
      SimulatedProcess caller, Call call, Reply<R> reply, Outcome<R> outcome, boolean diesAfter) {
    trace.add(caller, () -> call.name() + " = " + outcome);
    if (diesAfter) {
      trace.add(caller, () -> "dies after " + call.name());
      scheduler.after(Duration.ZERO, () -> scheduler.kill(caller));
    } else if (hits(Fault.LOSE_ANSWER, call)) {
      trace.add(caller, () -> "gets no answer to " + call.name());
    } else {
      scheduler.after(travel(call), () -> reply.complete(outcome));
    }
  }

  private Duration there(Call call) {
    return hits(Fault.LATE_REQUEST, call) ? call.timeout().plus(upTo(LATEST)) : travel(call);
  }

  private Duration travel(Call call) {
    return hits(Fault.SLOW_NETWORK, call)
        ? upTo(call.timeout().multipliedBy(2))
        : Duration.ofNanos(1_000L * random.nextInt(500, 1_000 * LONGEST_WAY_MILLIS));
  }
}
