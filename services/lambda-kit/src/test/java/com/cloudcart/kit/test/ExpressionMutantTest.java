package com.cloudcart.kit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExpressionMutantTest {
  @Test
  void a_condition_is_changed_in_each_of_its_clauses() {
    assertThat(ExpressionMutant.ofCondition("a <= :n AND (attribute_not_exists(b) OR b <> :b)"))
        .extracting(ExpressionMutant::changed)
        .containsExactly(
            "attribute_not_exists(neverThere) AND (attribute_not_exists(b) OR b <> :b)",
            "attribute_exists(neverThere) AND (attribute_not_exists(b) OR b <> :b)",
            "a < :n AND (attribute_not_exists(b) OR b <> :b)",
            "a <= :n AND (attribute_not_exists(neverThere) OR b <> :b)",
            "a <= :n AND (attribute_exists(neverThere) OR b <> :b)",
            "a <= :n AND (attribute_not_exists(b) OR attribute_not_exists(neverThere))",
            "a <= :n AND (attribute_not_exists(b) OR attribute_exists(neverThere))");
  }

  @Test
  void a_list_is_changed_in_each_of_its_values() {
    assertThat(ExpressionMutant.ofCondition("#s IN (:a, :b)"))
        .extracting(ExpressionMutant::changed)
        .contains("#s IN (:b)", "#s IN (:a)");
  }

  @Test
  void an_update_is_changed_in_each_of_its_actions() {
    assertThat(
            ExpressionMutant.ofUpdate(
                "SET a = if_not_exists(a, :none) + :n, h = list_append(h, :h) REMOVE b, c"))
        .extracting(ExpressionMutant::changed)
        .containsExactly(
            "SET h = list_append(h, :h) REMOVE b, c",
            "SET a = :none + :n, h = list_append(h, :h) REMOVE b, c",
            "SET a = if_not_exists(a, :none) - :n, h = list_append(h, :h) REMOVE b, c",
            "SET a = if_not_exists(a, :none) + :n REMOVE b, c",
            "SET a = if_not_exists(a, :none) + :n, h = :h REMOVE b, c",
            "SET a = if_not_exists(a, :none) + :n, h = list_append(h, :h) REMOVE c",
            "SET a = if_not_exists(a, :none) + :n, h = list_append(h, :h) REMOVE b");
  }

  @Test
  void an_update_of_one_action_still_does_something() {
    assertThat(ExpressionMutant.ofUpdate("SET a = :a"))
        .extracting(ExpressionMutant::changed)
        .containsExactly("REMOVE neverThere");
    assertThat(ExpressionMutant.ofUpdate("SET a = :a REMOVE b"))
        .extracting(ExpressionMutant::changed)
        .containsExactly("REMOVE b", "SET a = :a");
  }

  @Test
  void a_form_that_is_not_known_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpressionMutant.ofCondition("a BETWEEN :x AND :y"));
  }
}
