package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.SimulatedProcess.Endings;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Role;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Trait;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Starts the processes of functions, each with its clock, its version and its end. */
final class Functions {
  private static final int MOST_SKEW_MILLIS = 3_000;

  private final Scheduler scheduler;
  private final Plan plan;
  private final Network network;
  private final Trace trace;
  private final Map<Kind, Integer> started = new EnumMap<>(Kind.class);

  Functions(Scheduler scheduler, Plan plan, Network network, Trace trace) {
    this.scheduler = scheduler;
    this.plan = plan;
    this.network = network;
    this.trace = trace;
  }

  /** Which function a process is of, and the variable part of its template. */
  enum Kind {
    CATALOG,
    ORDER,
    RECOVERY,
    PAYMENT,
    SHIPMENT
  }

  /**
   * Starts a process.
   *
   * @param died what happens when it dies, or when its work throws
   */
  SimulatedProcess start(Kind kind, Runnable work, Runnable died) {
    String name = kind.name().toLowerCase(Locale.ROOT) + "#" + started.merge(kind, 1, Integer::sum);
    Role role = new Role(name, skew(), traits());
    Endings endings =
        new Endings(
            e -> {
              trace.add(name, () -> "fails: " + e);
              scheduler.after(Duration.ZERO, died);
            },
            died);
    SimulatedProcess process = new SimulatedProcess(scheduler, role, work, endings);
    scheduler.start(process);
    if (!plan.has(Fault.STALL) && !plan.has(Fault.SLOW_PROCESS)) {
      scheduler.after(
          Template.timeout(kind),
          () -> {
            if (!process.hasEnded()) {
              trace.add(process, () -> "is ended by its time-out");
            }
            scheduler.kill(process);
          });
    }
    return process;
  }

  private Set<Trait> traits() {
    Set<Trait> traits = EnumSet.of(Trait.MORTAL);
    if (network.hits(Fault.NEW_VERSION)) {
      traits.add(Trait.NEW_VERSION);
    }
    if (network.hits(Fault.SLOW_PROCESS)) {
      traits.add(Trait.SLOW);
    }
    return traits;
  }

  private Duration skew() {
    int millis = network.choose(2 * MOST_SKEW_MILLIS + 1) - MOST_SKEW_MILLIS;
    return plan.has(Fault.SKEWED_CLOCKS) ? Duration.ofMillis(millis) : Duration.ZERO;
  }
}
