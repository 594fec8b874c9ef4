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

/**
 * Mutations of OpenAPI documents, event schemas, the AsyncAPI document and the queues of the
 * templates: fast enough to run all of them in each build.
 */
class ContractMutationsIT {

  private static final List<Mutation> TABLE = Mutation.table("contracts.yaml");
  private static final MutationTable PRINTED = new MutationTable("contracts");
  @TempDir private static Path scratch = Path.of("");
  private static @Nullable MutationWorkspace workspace;

  @BeforeAll
  static void create_a_released_and_verified_workspace() {
    workspace = MutationWorkspace.setUp(scratch);
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
  void the_gate_refuses_breaking_and_passes_compatible_mutations(Mutation mutation) {
    MutationWorkspace.Answer answer = requireNonNull(workspace).answerTo(mutation);

    PRINTED.add(mutation, answer);
    assertThat(answer.refused()).as(answer.text()).isEqualTo(mutation.breaking());
  }

  @Test
  void the_gate_is_open_without_a_mutation() {
    MutationWorkspace.Answer answer = requireNonNull(workspace).answerWithoutMutation();

    assertThat(answer.refused()).as(answer.text()).isFalse();
  }

  @Test
  void the_table_has_enough_mutations() {
    assertThat(TABLE.stream().filter(Mutation::breaking)).hasSizeGreaterThanOrEqualTo(40);
    assertThat(TABLE.stream().filter(one -> !one.breaking())).hasSizeGreaterThanOrEqualTo(15);
  }
}
