package com.cloudcart.catalog.domain;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text as a search compares them: sequences of letters and digits, without case and
 * accents, each once.
 */
public record SearchWords(List<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  public SearchWords {
    words = List.copyOf(words);
  }

  /** The words of these texts together. */
  public static SearchWords of(String... texts) {
    return new SearchWords(
        Stream.of(texts)
            .map(SearchWords::fold)
            .flatMap(NO_WORD::splitAsStream)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList());
  }

  /** The text without case and accents: {@code Crème} and {@code CREME} give the same. */
  public static String fold(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    // Upper case first: it is the same for ß and ss.
    return MARKS
        .matcher(decomposed)
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The word that the fewest products are likely to have. */
  public String longest() {
    return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
  }
}
