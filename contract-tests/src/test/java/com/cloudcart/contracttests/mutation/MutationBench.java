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
 * A scratch copy of all that the gate decides from, where everything is released and verified; then
 * one change, everything that it touches verified again, and the gate asked.
 */
final class MutationBench {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<String> CONTRACTS = List.of("api-specs", "event-schemas");

  private final Path scratch;
  private final Network network;

  private MutationBench(Path scratch) {
    this.scratch = scratch;
    this.network = Network.read(ROOT.resolve("contract-tests/network.json"));
  }

  /** What the gate said. */
  record Answer(boolean refused, String text) {

    /** The first line that names a difference, for the table. */
    String reason() {
      return text.lines()
          .filter(line -> line.startsWith("      ") && !line.startsWith("      \""))
          .findFirst()
          .orElse("")
          .strip();
    }
  }

  /** Copies contracts and pacts and pretends that all were released and verified as they are. */
  static MutationBench setUp(Path scratch) {
    MutationBench bench = new MutationBench(scratch);
    try {
      copy(ROOT.resolve("contract-tests/network.json"), bench.at("contract-tests/network.json"));
      for (String folder : CONTRACTS) {
        for (Path contract : contracts(folder)) {
          String name = folder + "/" + contract.getFileName();
          copy(contract, bench.at(name));
          copy(contract, bench.at("contract-tests/baseline/" + name));
        }
      }
      for (PactFile pact : PactFile.readAll(ROOT.resolve("contract-tests/target/pacts"))) {
        String name = "contract-tests/target/pacts/" + fileName(pact.pair());
        copy(ROOT.resolve(name), bench.at(name));
      }
      for (String service : List.of("catalog", "cart", "order", "payment", "shipment")) {
        write(bench.jar(service), service);
      }
      bench.network.links().forEach(link -> bench.verify(link, Map.of()));
      return bench;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the gate says of a change to a contract. */
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

  /** What the gate says of providers that answered with these differences, by interaction. */
  Answer answerTo(Map<Pair, Map<String, List<String>>> differences) {
    for (Network.Link link : network.links()) {
      Pair pair = new Pair(link.consumer(), link.provider());
      verify(link, differences.getOrDefault(pair, Map.of()));
    }
    Answer answer = askGate();
    network.links().forEach(link -> verify(link, Map.of()));
    return answer;
  }

  /** What the gate says when nothing was changed. */
  Answer answerToNothing() {
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
    if (exitCode != 0 && exitCode != 1) {
      throw new IllegalStateException("The gate could not decide (" + exitCode + "): " + out);
    }
    return new Answer(exitCode == 1, out.toString());
  }

  /** The pact against the contract as it is now, and the provider as it was said to answer. */
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
            Map.of(),
            outcomes)
        .write(at("contract-tests/target/verifications"));
  }

  private Path jar(String service) {
    return at("services/%1$s/target/%1$s.jar".formatted(service));
  }

  private static String fileName(Pair pair) {
    return pair.consumer() + "-" + pair.provider() + ".json";
  }

  private static List<Path> contracts(String folder) throws IOException {
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
