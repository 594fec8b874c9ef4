package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.kit.test.Exercised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
      Set<String> here = Exercised.in(ROOT.resolve("contract-tests"), api);
      Set<String> ofServices = new HashSet<>();
      SERVICES.forEach(s -> ofServices.addAll(Exercised.in(ROOT.resolve("services/" + s), api)));
      for (Routes.Route route : Routes.of(api).routes()) {
        Row row = Row.of(route, here, ofServices);
        table.add(row.line());
        row.gaps().forEach(status -> gaps.add(row.operation() + " " + status));
      }
    }
    Files.createDirectories(ROOT.resolve("contract-tests/target/gate"));
    Files.write(ROOT.resolve("contract-tests/target/gate/coverage.md"), table);
    table.forEach(System.out::println);

    assertThat(gaps).as("not exercised in this build; it must be whole (./mvnw verify)").isEmpty();
  }

  private record Row(String operation, Set<Integer> whole, Set<Integer> alone, Set<Integer> gaps) {

    static Row of(Routes.Route route, Set<String> here, Set<String> ofServices) {
      Row row = new Row(route.toString(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      for (int status : route.statuses()) {
        String line = route + " " + status;
        boolean alone = ofServices.contains(line);
        (here.contains(line) ? row.whole : alone ? row.alone : row.gaps).add(status);
      }
      return row;
    }

    String line() {
      return "| %s | %s | %s | %s |".formatted(operation, cell(whole), cell(alone), cell(gaps));
    }

    private static String cell(Set<Integer> statuses) {
      return String.join(" ", statuses.stream().map(String::valueOf).toList());
    }
  }
}
