package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Checks that the tests of the build exercised each status that a document declares for an
 * operation: with the packaged or deployed function in this module, or with the function in its own
 * module.
 */
class CoverageIT {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<String> SERVICES = List.of("catalog", "cart", "order");

  @Test
  void each_operation_and_status_is_exercised() throws IOException {
    List<String> table =
        new ArrayList<>(
            List.of(
                "| operation | packaged or deployed | function alone | not exercised |",
                "|---|---|---|---|"));
    List<String> gaps = new ArrayList<>();
    for (String api : List.of("catalog", "cart", "orders")) {
      Exercises exercises = Exercises.of(api);
      for (Routes.Route route : Routes.of(api).routes()) {
        Row row = exercises.row(route);
        table.add(row.line());
        row.gaps().forEach(status -> gaps.add(row.operation() + " " + status));
      }
    }
    Files.createDirectories(ROOT.resolve("contract-tests/target/gate"));
    Files.write(ROOT.resolve("contract-tests/target/gate/coverage.md"), table);
    table.forEach(System.out::println);

    assertThat(gaps).as("not exercised in the last whole build (./mvnw verify)").isEmpty();
  }

  /** The recorded operations of an API: a line {@code METHOD /resource status} for each. */
  private record Exercises(Set<String> here, Set<String> ofServices) {

    static Exercises of(String api) throws IOException {
      Set<String> ofServices = new TreeSet<>();
      for (String service : SERVICES) {
        ofServices.addAll(notes("services/" + service, api));
      }
      return new Exercises(notes("contract-tests", api), ofServices);
    }

    private static Set<String> notes(String module, String api) throws IOException {
      Path file = ROOT.resolve(module + "/target/exercised/" + api + ".txt");
      return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
    }

    Row row(Routes.Route route) {
      String operation = route.toString();
      Set<Integer> whole = new TreeSet<>();
      Set<Integer> alone = new TreeSet<>();
      Set<Integer> gaps = new TreeSet<>();
      for (int status : route.statuses()) {
        String line = operation + " " + status;
        Set<Integer> column =
            here.contains(line) ? whole : ofServices.contains(line) ? alone : gaps;
        column.add(status);
      }
      return new Row(operation, whole, alone, gaps);
    }
  }

  private record Row(String operation, Set<Integer> whole, Set<Integer> alone, Set<Integer> gaps) {

    String line() {
      return "| %s | %s | %s | %s |".formatted(operation, cell(whole), cell(alone), cell(gaps));
    }

    private static String cell(Set<Integer> statuses) {
      return String.join(" ", statuses.stream().map(String::valueOf).toList());
    }
  }
}
