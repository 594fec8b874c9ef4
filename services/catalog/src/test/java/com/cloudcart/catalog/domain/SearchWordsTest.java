package com.cloudcart.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
  @ParameterizedTest
  @CsvSource({
    "Crème brûlée, creme brulee",
    "CREME, creme",
    "straße STRASSE, strasse",
    "ﬁne, fine",
    "'Ｗide １２', wide 12",
    "İstanbul ırmak, istanbul irmak",
    "don't 3-ply, don t 3 ply",
    "table Table, table",
    "'😀', ''"
  })
  void words_have_no_case_and_no_accents_and_are_listed_once(String text, String words) {
    assertThat(String.join(" ", SearchWords.of(text).words())).isEqualTo(words);
  }

  @Test
  void longest_word_is_the_one_with_the_most_letters() {
    assertThat(SearchWords.of("a stoneware mug").longest()).isEqualTo("stoneware");
  }
}
