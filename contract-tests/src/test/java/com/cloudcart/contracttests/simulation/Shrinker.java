package com.cloudcart.contracttests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds a smaller plan that fails too: fewer shoppers, fewer orders, fewer faults. A smaller plan
 * takes another course, so each is tried on several.
 */
final class Shrinker {
  private static final int COURSES = 6;

  private final Predicate<Plan> fails;
  private int runs;

  /**
   * A shrinker.
   *
   * @param runs how many runs it may take
   */
  Shrinker(Predicate<Plan> fails, int runs) {
    this.fails = fails;
    this.runs = runs;
  }

  /** The smallest plan that was found. */
  Plan shrink(Plan failing) {
    Plan smallest = failing;
    Optional<Plan> smaller = smaller(smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(smallest);
    }
    return smallest;
  }

  private Optional<Plan> smaller(Plan plan) {
    for (Plan candidate : candidates(plan)) {
      for (int salt = 0; salt < COURSES; salt++) {
        Plan course = candidate.withSalt(salt);
        if (runs-- <= 0) {
          return Optional.empty();
        }
        if (fails.test(course)) {
          return Optional.of(course);
        }
      }
    }
    return Optional.empty();
  }

  /** The largest steps first. */
  private static List<Plan> candidates(Plan plan) {
    List<Plan> candidates = new ArrayList<>();
    for (int shoppers : List.of(plan.shoppers() / 2, plan.shoppers() - 1)) {
      if (shoppers > 0 && shoppers < plan.shoppers()) {
        candidates.add(plan.withShoppers(shoppers));
      }
    }
    for (int orders : List.of(plan.orders() / 2, plan.orders() - 1)) {
      if (orders > 0 && orders < plan.orders()) {
        candidates.add(plan.withOrders(orders));
      }
    }
    new TreeSet<>(plan.faults().keySet()).forEach(fault -> candidates.add(plan.without(fault)));
    return candidates;
  }
}
