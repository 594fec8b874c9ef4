package com.cloudcart.contracttests.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Plants every bug of the table, and writes how many seeds find it into docs/simulation.md. */
public final class PlantedBugs {
  private static final Path PAGE =
      Path.of(System.getProperty("project.root", "..")).resolve("docs/simulation.md");
  private static final String START = "<!-- written by ./mvnw -Pplanted -->\n";
  private static final String END = "<!-- end of the table -->";
  private static final int MOST_SEEDS = Integer.getInteger("planted.seeds", 2_000);

  private PlantedBugs() {}

  /** What a hunt has found. */
  record Row(PlantedBug bug, String found) {
    static Row of(PlantedBug bug, int mostSeeds) {
      try {
        Path folder = Files.createTempDirectory("planted");
        try {
          Row row = new Row(bug, PlantedClasses.of(bug, folder).hunt(mostSeeds));
          System.out.println(row.text());
          return row;
        } finally {
          delete(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isFound() {
      return !found.isEmpty();
    }

    String text() {
      int space = found.indexOf(' ');
      return "| %s | %s | %s | %s | %s |"
          .formatted(
              bug.name(),
              bug.className(),
              bug.inStore() ? "store" : "service",
              isFound() ? found.substring(0, space) : "not found",
              isFound() ? shortened(found.substring(space + 1)) : "");
    }

    private static String shortened(String violation) {
      String line = violation.replace("|", "/");
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static final int LONGEST = 110;
  }

  /**
   * Exits with 1 when a bug was not found.
   *
   * @param arguments parts of the names of bugs, which then are the only ones; the page stays
   */
  public static void main(String[] arguments) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Row>> running = new ArrayList<>();
      for (PlantedBug bug : PlantedBug.table()) {
        if (isMeant(bug, arguments)) {
          running.add(cores.submit(() -> Row.of(bug, MOST_SEEDS)));
        }
      }
      for (Future<Row> row : running) {
        rows.add(row.get());
      }
    }
    if (arguments.length == 0) {
      write(rows);
    }
    System.exit(rows.stream().allMatch(Row::isFound) ? 0 : 1);
  }

  private static boolean isMeant(PlantedBug bug, String... parts) {
    return parts.length == 0 || Stream.of(parts).anyMatch(bug.name()::contains);
  }

  private static void write(List<Row> rows) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START) + START.length();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("| planted bug | class | in | seeds needed | what was violated |");
    lines.add("|---|---|---|---|---|");
    rows.forEach(row -> lines.add(row.text()));
    lines.add("");
    String table = String.join("\n", lines) + "\n";
    Files.writeString(PAGE, page.substring(0, start) + table + page.substring(page.indexOf(END)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
