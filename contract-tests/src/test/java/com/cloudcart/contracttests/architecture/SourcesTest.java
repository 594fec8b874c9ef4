package com.cloudcart.contracttests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Set<String> WORDS_OF_THE_SHOP =
      Set.of(
          "shop",
          "catalog",
          "product",
          "products",
          "stock",
          "cart",
          "order",
          "orders",
          "payment",
          "payments",
          "shipment",
          "shipments",
          "reservation",
          "reservations");

  /** One call, one message, one overdue order: its failure must not be its neighbours'. */
  private static final Set<String> BOUNDARIES =
      Set.of(
          "com.cloudcart.kit.api.ApiFunction",
          "com.cloudcart.kit.events.SqsFunction",
          "com.cloudcart.order.usecase.RecoverOrders");

  /**
   * The examples of pacts: a pact file that changed with the clock would need a new verification.
   */
  private static final String PACT_EXAMPLE =
      "com.cloudcart.contracttests.pact.EventFields: 2026-11-23";

  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]");

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled");

  @Test
  void classes_and_functions_stay_small_and_are_named_for_what_they_are() {
    assertThat(SourceRules.in(Repository.sources()).violations()).isEmpty();
  }

  @Test
  void everything_is_caught_at_the_boundaries_and_nowhere_else() {
    assertThat(SourceRules.in(Repository.serviceSources()).wideCatches())
        .containsOnlyOnceElementsOf(BOUNDARIES)
        .hasSameSizeAs(BOUNDARIES);
  }

  @Test
  void the_kit_has_no_word_of_the_shop() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : Repository.services()) {
      if (type.getPackageName().startsWith("com.cloudcart.kit")) {
        Stream.concat(
                Stream.of(type.getSimpleName()),
                type.getMembers().stream().map(JavaMember::getName))
            .filter(SourcesTest::speaksOfTheShop)
            .forEach(name -> found.add(type.getSimpleName() + ": " + name));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothing_is_left_for_later() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path source : Repository.sources()) {
      if (UNFINISHED.matcher(Files.readString(source)).find()) {
        found.add(source.toString());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void tests_that_reach_a_store_take_their_time_from_the_clock() {
    assertThat(FixedDates.in(Repository.testSources())).containsExactly(PACT_EXAMPLE);
    for (Path script : Repository.scriptsOfStoreTests()) {
      assertThat(script).content().doesNotContainPattern(TIMESTAMP);
    }
  }

  @Test
  void every_package_says_what_lives_there() {
    List<Path> silent =
        Repository.sources().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).isEmpty();
  }

  private static boolean speaksOfTheShop(String name) {
    return WORD.matcher(name)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .anyMatch(WORDS_OF_THE_SHOP::contains);
  }
}
