package com.cloudcart.shipment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingIdTest {
  @Test
  void tracking_id_has_its_prefix() {
    assertThat(TrackingId.of("7Q2M9X4B")).hasToString("TRK-7Q2M9X4B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TRK-", "TRK-7q2m9x4b", "TRK-7Q2M9X4", "TRK-7Q2M9X4BB", "7Q2M9X4B"})
  void tracking_id_of_another_form_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TrackingId(value));
  }
}
