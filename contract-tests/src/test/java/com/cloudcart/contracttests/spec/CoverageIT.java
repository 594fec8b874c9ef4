package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every status that an operation declares was seen by some test of this build. Those that all
 * operations share one piece of code for ({@link #SHARED}) must have been seen once for each API.
 */
class CoverageIT {

  /** Body checks, throttling and the boundary of the kit: the same code for every operation. */
  private static final Set<Integer> SHARED = Set.of(413, 415, 429, 500, 503);

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @Test
  void every_operation_and_status_was_seen() throws IOException {
    List<String> gaps = new ArrayList<>();
    List<String> table =
        new ArrayList<>(List.of("| operation | seen | shared | not seen |", "|---|---|---|---|"));
    for (String api : List.of("catalog", "cart", "orders")) {
      Set<String> seen = seen(api);
      for (Routes.Route route : Routes.of(ROOT.resolve("api-specs/" + api + ".yaml")).routes()) {
        Row row = new Row(route, seen);
        table.add(row.line());
        row.missing().forEach(status -> gaps.add(api + ": " + row.name() + " " + status));
      }
    }
    Files.createDirectories(ROOT.resolve("contract-tests/target/gate"));
    Files.write(ROOT.resolve("contract-tests/target/gate/coverage.md"), table);
    table.forEach(System.out::println);

    assertThat(gaps).as("operations and statuses that no test has seen").isEmpty();
  }

  private static Set<String> seen(String api) throws IOException {
    Path file = ROOT.resolve("contract-tests/target/exercised/" + api + ".txt");
    return Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : Set.of();
  }

  private record Row(Routes.Route route, Set<String> seen) {

    String name() {
      return route.method() + " " + route.resource();
    }

    private boolean isSeen(int status) {
      return seen.contains(name() + " " + status);
    }

    private boolean isSeenElsewhere(int status) {
      return SHARED.contains(status) && seen.stream().anyMatch(line -> line.endsWith(" " + status));
    }

    List<Integer> missing() {
      return route.statuses().stream()
          .filter(status -> !isSeen(status) && !isSeenElsewhere(status))
          .toList();
    }

    String line() {
      return "| %s | %s | %s | %s |"
          .formatted(
              name(),
              route.statuses().stream().filter(this::isSeen).toList(),
              route.statuses().stream()
                  .filter(status -> !isSeen(status) && isSeenElsewhere(status))
                  .toList(),
              missing());
    }
  }
}
