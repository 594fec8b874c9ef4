package com.cloudcart.contracttests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.mutation.CodeEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few of the planted bugs; {@link PlantedBugs} looks for all of them. */
class PlantedBugsTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final int MOST_SEEDS = 40;
  private static final Set<String> SAMPLE =
      Set.of(
          "a release of an unknown reservation leaves no tombstone",
          "the event is sent before the order is accepted",
          "a message that failed is deleted");

  static List<PlantedBug> table() {
    return PlantedBug.table();
  }

  static List<PlantedBug> sample() {
    return PlantedBug.table().stream().filter(bug -> SAMPLE.contains(bug.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("sample")
  void simulation_finds_a_planted_bug(PlantedBug bug) {
    assertThat(PlantedBugs.Row.of(bug, MOST_SEEDS)).matches(PlantedBugs.Row::isFound);
  }

  @ParameterizedTest
  @MethodSource("table")
  void planted_bug_still_has_its_place_in_the_code(PlantedBug bug) throws IOException {
    String source = Files.readString(ROOT.resolve(bug.file()));

    assertThat(CodeEdits.apply(source, bug.edits())).isNotEqualTo(source);
  }
}
