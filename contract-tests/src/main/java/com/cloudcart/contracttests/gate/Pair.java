package com.cloudcart.contracttests.gate;

import java.util.Comparator;

/** A consumer and its provider. */
public record Pair(String consumer, String provider) implements Comparable<Pair> {

  private static final Comparator<Pair> BY_NAMES =
      Comparator.comparing(Pair::consumer).thenComparing(Pair::provider);

  public Pair {
    if (consumer.isBlank() || provider.isBlank()) {
      throw new IllegalArgumentException(
          "A pact names a consumer and a provider, not '" + consumer + "' and '" + provider + "'");
    }
  }

  /** The name of the pair's files, without the extension. */
  public String fileName() {
    return consumer + "-" + provider;
  }

  boolean involves(String service) {
    return consumer.equals(service) || provider.equals(service);
  }

  @Override
  public int compareTo(Pair other) {
    return BY_NAMES.compare(this, other);
  }

  @Override
  public String toString() {
    return consumer + " → " + provider;
  }
}
