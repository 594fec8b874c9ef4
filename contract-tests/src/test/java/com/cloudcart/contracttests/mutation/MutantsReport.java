package com.cloudcart.contracttests.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Prints PIT's results for each module: the number of mutants killed by unit tests, and each
 * survivor without an entry in {@code survivors.yaml}. The profile {@code mutants} runs it.
 */
final class MutantsReport {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<String> MODULES =
      List.of(
          "services/catalog",
          "services/cart",
          "services/order",
          "services/payment",
          "services/shipment",
          "services/audit",
          "services/lambda-kit",
          "contract-tests");

  private final List<String> explained;
  private final List<String> rows = new ArrayList<>();
  private final List<String> unexplained = new ArrayList<>();

  private MutantsReport(List<String> explained) {
    this.explained = new ArrayList<>(explained);
  }

  public static void main(String[] arguments) throws Exception {
    MutantsReport report = new MutantsReport(explanations());
    for (String module : MODULES) {
      Path found = ROOT.resolve(module).resolve("target/pit-reports/mutations.xml");
      if (Files.exists(found)) {
        report.add(module, found);
      }
    }
    System.out.println(
        "| module | killed | explained | mutants | detected |\n|---|--:|--:|--:|--:|");
    report.rows.forEach(System.out::println);
    System.out.println("\nSurvived without an explanation:");
    report.unexplained.forEach(System.out::println);
  }

  private static List<String> explanations() throws IOException {
    List<String> explanations = new ArrayList<>();
    Path file = ROOT.resolve("contract-tests/src/test/resources/mutations/survivors.yaml");
    for (JsonNode entry : new YAMLMapper().readTree(file.toFile())) {
      explanations.add(entry.path("in").asText() + ": " + entry.path("mutant").asText());
    }
    return explanations;
  }

  private void add(String module, Path found)
      throws IOException, ParserConfigurationException, SAXException {
    NodeList mutations =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(found.toFile())
            .getElementsByTagName("mutation");
    int killed = 0;
    int accepted = 0;
    for (int i = 0; i < mutations.getLength(); i++) {
      Element mutation = (Element) mutations.item(i);
      if (mutation.getAttribute("detected").equals("true")) {
        killed++;
      } else if (explained.remove(name(mutation))) {
        accepted++;
      } else {
        unexplained.add("  line " + text(mutation, "lineNumber") + " of " + name(mutation));
      }
    }
    int all = mutations.getLength();
    long percent = Math.floorDiv(100L * killed, Math.max(1, all));
    rows.add("| %s | %d | %d | %d | %d %% |".formatted(module, killed, accepted, all, percent));
  }

  /** Without the line number, which changes with each edit above it. */
  private static String name(Element mutation) {
    return text(mutation, "mutatedClass").replaceFirst("com[.]cloudcart[.]", "")
        + "."
        + text(mutation, "mutatedMethod")
        + ": "
        + text(mutation, "description");
  }

  private static String text(Element mutation, String tag) {
    return mutation.getElementsByTagName(tag).item(0).getTextContent();
  }
}
