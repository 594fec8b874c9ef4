package com.cloudcart.shipment.adapter.random;

import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.TrackingIds;
import java.util.random.RandomGenerator;

/**
 * Draws tracking ids at random from 36⁸ (2.8 · 10¹²). The probability that two shipments have the
 * same id is 16 % among a million shipments, and 1 in 5.6 million among a thousand.
 */
public final class RandomTrackingIds implements TrackingIds {
  private final RandomGenerator random;

  public RandomTrackingIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public TrackingId next() {
    var characters = new StringBuilder(TrackingId.LENGTH);
    for (int i = 0; i < TrackingId.LENGTH; i++) {
      int index = random.nextInt(TrackingId.ALPHABET.length());
      characters.append(TrackingId.ALPHABET.charAt(index));
    }
    return TrackingId.of(characters.toString());
  }
}
