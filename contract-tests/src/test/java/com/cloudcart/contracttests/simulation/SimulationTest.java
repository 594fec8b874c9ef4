package com.cloudcart.contracttests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.simulation.Simulation.Report;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final int FIXED_SEEDS = 40;
  private static final int NEW_SEEDS = 10;

  @Test
  void shop_keeps_its_promises_with_every_seed() {
    AtomicLong next = new AtomicLong();
    long firstNewSeed = System.currentTimeMillis() * 1_000;
    Search search = new Search();

    Optional<Report> failure =
        search.run(() -> {
          long number = next.getAndIncrement();
          return number < FIXED_SEEDS
              ? number
              : number < FIXED_SEEDS + NEW_SEEDS ? firstNewSeed + number : -1;
        });

    System.out.println("Simulated " + search.figures());
    assertThat(failure.map(Search::explain)).isEmpty();
  }

  @Test
  void same_seed_gives_the_same_run_twice() {
    Plan plan = Plan.of(21);

    assertThat(Simulation.traced(plan).trace())
        .hasSizeGreaterThan(1_000)
        .isEqualTo(Simulation.traced(plan).trace());
  }

  @Test
  void fixed_seeds_have_every_fault() {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    LongStream.range(0, FIXED_SEEDS)
        .forEach(seed -> faults.addAll(Plan.of(seed).faults().keySet()));

    assertThat(faults).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void failing_plan_is_shrunk_to_what_it_needs() {
    Plan large = Plan.of(21);
    Fault needed = large.faults().keySet().iterator().next();
    Shrinker shrinker =
        new Shrinker(
            plan -> plan.has(needed) && plan.shoppers() >= 2 && plan.orders() >= 3, 10_000);

    Plan smallest = shrinker.shrink(large);

    assertThat(smallest.shoppers()).isEqualTo(2);
    assertThat(smallest.orders()).isEqualTo(3);
    assertThat(smallest.faults()).containsOnlyKeys(needed);
  }
}
