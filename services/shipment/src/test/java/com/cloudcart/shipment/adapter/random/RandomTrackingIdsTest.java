package com.cloudcart.shipment.adapter.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomTrackingIdsTest {
  @Test
  void ids_differ_and_use_every_letter_and_digit() {
    var trackingIds = new RandomTrackingIds(new Random(1));

    var drawn = IntStream.range(0, 1000).mapToObj(i -> trackingIds.next().value()).toList();

    assertThat(drawn).doesNotHaveDuplicates().allMatch(id -> id.matches("TRK-[0-9A-Z]{8}"));
    assertThat(String.join("", drawn).chars().distinct().count()).isEqualTo(36 + "-".length());
  }
}
