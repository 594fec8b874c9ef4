package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.gate.Digest;
import com.cloudcart.contracttests.gate.Network;
import com.cloudcart.contracttests.gate.PactFile;
import com.cloudcart.contracttests.gate.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dependencies without a passed result for the current jars, pact, contract and tests: those
 * that a change has reached.
 */
final class StaleLinks {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path TARGET = ROOT.resolve("contract-tests/target");
  private static final Path RESULTS = TARGET.resolve("verifications");

  private final Network network = Network.read(ROOT.resolve("contract-tests/network.json"));
  private final List<Network.Link> links;
  private final List<Verification> results = resultsOfTheseTests();
  private final Map<String, Digest> jars = new HashMap<>();

  /**
   * The stale dependencies of and on some services.
   *
   * @param services empty for all
   */
  StaleLinks(Collection<String> services) {
    links =
        network.links().stream()
            .filter(link ->
                services.isEmpty()
                    || services.contains(link.consumer())
                    || services.contains(link.provider()))
            .toList();
  }

  /** Those whose pact is of another build of the consumer; the storefront writes its own pacts. */
  List<Network.Link> withoutPact() {
    return links.stream()
        .filter(link -> !network.withoutJar().contains(link.consumer()))
        .filter(link ->
            result(link).filter(one -> one.consumerBuild().equals(consumerBuild(link))).isEmpty())
        .toList();
  }

  /**
   * Those whose provider must be verified. The pacts must be up to date. Another build of a
   * consumer that writes the same pact gets the result of the build before.
   */
  List<Network.Link> withoutResult() {
    Pacts.collect();
    return links.stream().filter(link -> !hasResult(link)).toList();
  }

  private boolean hasResult(Network.Link link) {
    Optional<Verification> found =
        result(link).filter(Verification::passed).filter(one -> isCurrent(one, link));
    found.ifPresent(result -> result.ofConsumer(consumerBuild(link)).write(RESULTS));
    return found.isPresent();
  }

  private boolean isCurrent(Verification result, Network.Link link) {
    Path pact = Pacts.file(link.pair());
    return Files.exists(pact)
        && result.pact().equals(PactFile.read(pact).digest())
        && result.providerBuild().equals(jar(link.provider()))
        && result.spec().equals(Optional.of(Digest.of(ROOT.resolve(link.contract()))));
  }

  private Optional<Digest> consumerBuild(Network.Link link) {
    return network.withoutJar().contains(link.consumer())
        ? Optional.empty()
        : Optional.of(jar(link.consumer()));
  }

  private Digest jar(String service) {
    return jars.computeIfAbsent(service, one -> Digest.of(Packaged.jar(one)));
  }

  private Optional<Verification> result(Network.Link link) {
    return results.stream().filter(result -> result.pair().equals(link.pair())).findFirst();
  }

  /** Those that are newer than the tests. */
  private static List<Verification> resultsOfTheseTests() {
    FileTime tests = newestClass(TARGET.resolve("test-classes"));
    return Verification.readAll(RESULTS).stream()
        .filter(result -> modified(Verification.file(RESULTS, result.pair())).compareTo(tests) > 0)
        .toList();
  }

  private static FileTime newestClass(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(StaleLinks::modified)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
