package com.cloudcart.contracttests.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What one run does; decided by its seed alone. Each seed has a random part of the faults (swarm
 * testing): a fault that ends every run early hides those that need time.
 *
 * @param salt another course of the same plan
 * @param orders how many orders each shopper wants
 */
record Plan(long seed, int salt, int shoppers, int orders, Map<Fault, Double> faults) {
  private static final int MIN_SHOPPERS = 2;
  private static final int MAX_SHOPPERS = 7;
  private static final int MIN_ORDERS = 2;
  private static final int MAX_ORDERS = 16;
  private static final double QUIET = 0.05;
  private static final double STORMY = 0.2;
  private static final double STORM = 5;

  Plan {
    faults = Map.copyOf(faults);
  }

  static Plan of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int shoppers = random.nextInt(MIN_SHOPPERS, MAX_SHOPPERS + 1);
    int orders = random.nextInt(MIN_ORDERS, MAX_ORDERS + 1);
    double share = random.nextDouble() < QUIET ? 0 : random.nextDouble(0.1, 0.9);
    double intensity = random.nextDouble() < STORMY ? STORM : 1;
    Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      boolean enabled = random.nextDouble() < share;
      double probability = Math.min(1, intensity * fault.most() * random.nextDouble(0.1, 1));
      if (enabled) {
        faults.put(fault, probability);
      }
    }
    return new Plan(seed, 0, shoppers, orders, faults);
  }

  /** The random numbers of one part of the run, which no other part changes. */
  SplittableRandom random(String part) {
    return new SplittableRandom((seed * 31 + part.hashCode()) * 31 + salt);
  }

  boolean has(Fault fault) {
    return faults.containsKey(fault);
  }

  double probability(Fault fault) {
    return faults.getOrDefault(fault, 0.0);
  }

  Plan without(Fault fault) {
    Map<Fault, Double> fewer = new EnumMap<>(Fault.class);
    fewer.putAll(faults);
    fewer.remove(fault);
    return new Plan(seed, salt, shoppers, orders, fewer);
  }

  Plan withShoppers(int fewer) {
    return new Plan(seed, salt, fewer, orders, faults);
  }

  Plan withOrders(int fewer) {
    return new Plan(seed, salt, shoppers, fewer, faults);
  }

  Plan withSalt(int other) {
    return new Plan(seed, other, shoppers, orders, faults);
  }

  @Override
  public String toString() {
    return "seed %d, %d shoppers with %d orders each, faults %s"
        .formatted(seed, shoppers, orders, new TreeSet<>(faults.keySet()));
  }
}
