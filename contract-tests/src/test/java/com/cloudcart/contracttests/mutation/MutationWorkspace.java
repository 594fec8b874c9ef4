package com.cloudcart.contracttests.mutation;

import com.cloudcart.contracttests.gate.Digest;
import com.cloudcart.contracttests.gate.Gate;
import com.cloudcart.contracttests.gate.Network;
import com.cloudcart.contracttests.gate.PactFile;
import com.cloudcart.contracttests.gate.Pair;
import com.cloudcart.contracttests.gate.Verification;
import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.contracttests.spec.PactConformance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of the gate's input files, in which all contracts are released and all pacts verified. It
 * applies one mutation, verifies what the mutation affects, and runs the gate.
 */
final class MutationWorkspace {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<String> CONTRACTS = List.of("api-specs", "event-schemas");

  private final Path scratch;
  private final Network network;

  private MutationWorkspace(Path scratch) {
    this.scratch = scratch;
    this.network = Network.read(ROOT.resolve("contract-tests/network.json"));
  }

  /** The gate's result. */
  record Answer(boolean refused, String text) {

    /** The first line with a difference, otherwise the sentence of the refusal, for the table. */
    String reason() {
      return Stream.concat(
              text.lines()
                  .filter(line -> line.startsWith("      ") && !line.startsWith("      \"")),
              text.lines().filter(line -> line.startsWith("    ")))
          .findFirst()
          .orElse("")
          .strip();
    }
  }

  /** Copies contracts and pacts, and marks all of them as released and verified. */
  static MutationWorkspace setUp(Path scratch) {
    MutationWorkspace workspace = new MutationWorkspace(scratch);
    try {
      for (String file : List.of("network.json", "limits.json")) {
        String name = "contract-tests/" + file;
        copy(ROOT.resolve(name), workspace.at(name));
      }
      for (String folder : CONTRACTS) {
        for (Path contract : files(folder)) {
          String name = folder + "/" + contract.getFileName();
          copy(contract, workspace.at(name));
          copy(contract, workspace.at("contract-tests/baseline/" + name));
        }
      }
      for (Path template : files("cfn")) {
        copy(template, workspace.at("cfn/" + template.getFileName()));
      }
      for (PactFile pact : PactFile.readAll(ROOT.resolve("contract-tests/target/pacts"))) {
        String name = "contract-tests/target/pacts/" + fileName(pact.pair());
        copy(ROOT.resolve(name), workspace.at(name));
      }
      for (String service : List.of("catalog", "cart", "order", "payment", "shipment")) {
        write(workspace.jar(service), service);
      }
      workspace.network.links().forEach(link -> workspace.verify(link, Map.of()));
      return workspace;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The gate's result for a change of a contract or a template. */
  Answer answerTo(Mutation mutation) {
    try {
      Path original = ROOT.resolve(mutation.file());
      JsonNode changed =
          TreeEdits.apply(new YAMLMapper().readTree(original.toFile()), mutation.edits());
      write(at(mutation.file()), changed.toPrettyString());
      try {
        verifyAgain(mutation.file());
        return askGate();
      } finally {
        copy(original, at(mutation.file()));
        verifyAgain(mutation.file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The gate's result for a provider with these differences, by interaction. */
  Answer answerTo(Map<Pair, Map<String, List<String>>> differences) {
    for (Network.Link link : network.links()) {
      Pair pair = new Pair(link.consumer(), link.provider());
      verify(link, differences.getOrDefault(pair, Map.of()));
    }
    Answer answer = askGate();
    network.links().forEach(link -> verify(link, Map.of()));
    return answer;
  }

  /** The gate's result for a build of a consumer that was not verified. */
  Answer answerToUnverified(String consumer) {
    try {
      write(jar(consumer), consumer + " with a mutation");
      try {
        return askGate();
      } finally {
        write(jar(consumer), consumer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The gate's result for the pacts that a changed consumer has written.
   *
   * @param verified whether they are verified; those of failed tests are not
   */
  Answer answerToPacts(String consumer, Path written, boolean verified) {
    List<Network.Link> links =
        network.links().stream().filter(link -> link.consumer().equals(consumer)).toList();
    try {
      for (Network.Link link : links) {
        replacePact(link, written);
        if (verified) {
          verify(link, Map.of());
        }
      }
      Answer answer = askGate();
      for (Network.Link link : links) {
        replacePact(link, ROOT.resolve("contract-tests/target/pacts"));
        verify(link, Map.of());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A test that failed may have written no pact. */
  private void replacePact(Network.Link link, Path folder) throws IOException {
    String name = fileName(new Pair(link.consumer(), link.provider()));
    Path pact = at("contract-tests/target/pacts/" + name);
    Files.deleteIfExists(pact);
    if (Files.exists(folder.resolve(name))) {
      copy(folder.resolve(name), pact);
    }
  }

  /** The gate's result without a change. */
  Answer answerWithoutMutation() {
    return askGate();
  }

  private void verifyAgain(String contract) {
    network.links().stream()
        .filter(link -> link.contract().equals(contract))
        .forEach(link -> verify(link, Map.of()));
  }

  private Answer askGate() {
    StringWriter out = new StringWriter();
    int exitCode =
        Gate.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute("check", "--root", scratch.toString());
    return switch (exitCode) {
      case 0 -> new Answer(false, out.toString());
      case 1, 4 -> new Answer(true, out.toString());
      default ->
          throw new IllegalStateException("The gate could not decide (" + exitCode + "): " + out);
    };
  }

  /** Validates the pact against the current contract, and uses the given provider differences. */
  private void verify(Network.Link link, Map<String, List<String>> differences) {
    Pair pair = new Pair(link.consumer(), link.provider());
    Path pact = at("contract-tests/target/pacts/" + fileName(pair));
    Map<String, List<String>> beyondContract =
        PactConformance.check(Document.read(pact), Document.read(at(link.contract())));
    List<Verification.Outcome> outcomes = new ArrayList<>();
    beyondContract.forEach((interaction, found) -> {
      List<String> all = new ArrayList<>(found);
      all.addAll(differences.getOrDefault(interaction, List.of()));
      outcomes.add(new Verification.Outcome(interaction, all));
    });
    boolean jarless = network.withoutJar().contains(pair.consumer());
    new Verification(
            pair,
            PactFile.read(pact).digest(),
            jarless ? Optional.empty() : Optional.of(Digest.of(jar(pair.consumer()))),
            Digest.of(jar(pair.provider())),
            Optional.of(Digest.of(at(link.contract()))),
            outcomes)
        .write(at("contract-tests/target/verifications"));
  }

  private Path jar(String service) {
    return at("services/%1$s/target/%1$s.jar".formatted(service));
  }

  private static String fileName(Pair pair) {
    return pair.consumer() + "-" + pair.provider() + ".json";
  }

  /** The contracts or templates of a folder. */
  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(f -> f.toString().matches(".*([.]yaml|[.]schema[.]json)")).toList();
    }
  }

  private Path at(String file) {
    return scratch.resolve(file);
  }

  private static void copy(Path from, Path to) throws IOException {
    write(to, Files.readString(from));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
