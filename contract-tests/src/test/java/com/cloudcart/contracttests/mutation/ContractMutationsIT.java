package com.cloudcart.contracttests.mutation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes to specs and event schemas: quick enough to run all of them in every build. */
class ContractMutationsIT {

  private static final List<Mutation> TABLE = Mutation.table("contracts.yaml");
  private static final MutationTable PRINTED = new MutationTable("contracts");
  @TempDir private static Path scratch = Path.of("");
  private static @Nullable MutationBench bench;

  @BeforeAll
  static void released_and_verified() {
    bench = MutationBench.setUp(scratch);
  }

  @AfterAll
  static void print_the_table() {
    PRINTED.print();
  }

  static List<Mutation> mutations() {
    return TABLE;
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void the_gate_refuses_what_breaks_and_passes_what_does_not(Mutation mutation) {
    MutationBench.Answer answer = requireNonNull(bench).answerTo(mutation);

    PRINTED.add(mutation, answer);
    assertThat(answer.refused()).as(answer.text()).isEqualTo(mutation.breaking());
  }

  @Test
  void the_gate_is_open_when_nothing_was_changed() {
    MutationBench.Answer answer = requireNonNull(bench).answerToNothing();

    assertThat(answer.refused()).as(answer.text()).isFalse();
  }

  @Test
  void the_table_is_long_enough_to_mean_something() {
    assertThat(TABLE.stream().filter(Mutation::breaking)).hasSizeGreaterThanOrEqualTo(40);
    assertThat(TABLE.stream().filter(one -> !one.breaking())).hasSizeGreaterThanOrEqualTo(15);
  }
}
