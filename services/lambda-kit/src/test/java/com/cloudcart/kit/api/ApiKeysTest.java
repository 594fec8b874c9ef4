package com.cloudcart.kit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final String FIRST =
      "9e24b55356ef2a121ab5fd1a3ee8a3c9191e837f3853e399a369e9044ff183f7";
  private static final String SECOND =
      "f397f260a275cc4d42e7965c556167bf3f068aed491d35a8f5b38c8c2db96bb0";

  /** The second element is empty outside a rotation, the first one after it. */
  @ParameterizedTest
  @ValueSource(strings = {FIRST, FIRST + ",", "," + FIRST, FIRST + ", " + SECOND})
  void key_with_a_known_digest_is_accepted(String digests) {
    assertThat(ApiKeys.withDigests(digests).accept("first-key")).isTrue();
  }

  @Test
  void both_keys_are_accepted_during_a_rotation() {
    ApiKeys keys = ApiKeys.withDigests(FIRST + "," + SECOND);

    assertThat(keys.accept("first-key")).isTrue();
    assertThat(keys.accept("second-key")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "second-key", "first-ke", "first-keyy", FIRST})
  void other_texts_are_not_accepted(String offered) {
    assertThat(ApiKeys.withDigests(FIRST).accept(offered)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", " ", "first-key", "abcd", FIRST + ",abcd"})
  void text_that_is_no_list_of_digests_is_refused(String digests) {
    assertThatThrownBy(() -> ApiKeys.withDigests(digests))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
