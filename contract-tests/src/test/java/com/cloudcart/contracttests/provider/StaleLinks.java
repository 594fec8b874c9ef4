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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The dependencies without a passed result for the current jars, pact, contract and tests: those
 * that a change has reached.
 */
final class StaleLinks {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path TARGET = ROOT.resolve("contract-tests/target");

  private static final Path RESULTS = TARGET.resolve("verifications");

  private final Network network;
  private final List<Network.Link> links;
  private final FileTime tests = newest(TARGET.resolve("test-classes"));

  /**
   * The stale dependencies of and on some services.
   *
   * @param services empty for all
   */
  StaleLinks(Collection<String> services) {
    network = Network.read(ROOT.resolve("contract-tests/network.json"));
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
        .filter(link -> results(link).noneMatch(isOfConsumer(link)))
        .toList();
  }

  /**
   * Those whose provider must be verified. The pacts must be up to date. Another build of a
   * consumer that writes the same pact has the result of the build before.
   */
  List<Network.Link> withoutResult() {
    return links.stream().filter(link -> !hasResult(link)).toList();
  }

  private boolean hasResult(Network.Link link) {
    Optional<Verification> found =
        results(link).filter(Verification::passed).filter(isOfPactAndProvider(link)).findFirst();
    found.ifPresent(result -> result.ofConsumer(consumerBuild(link)).write(RESULTS));
    return found.isPresent();
  }

  private Predicate<Verification> isOfConsumer(Network.Link link) {
    Optional<Digest> jar = consumerBuild(link);
    return result -> result.consumerBuild().equals(jar);
  }

  private Optional<Digest> consumerBuild(Network.Link link) {
    return network.withoutJar().contains(link.consumer())
        ? Optional.empty()
        : Optional.of(Digest.of(Packaged.jar(link.consumer())));
  }

  private static Predicate<Verification> isOfPactAndProvider(Network.Link link) {
    Path pact = Pacts.collect().resolve(link.consumer() + "-" + link.provider() + ".json");
    if (!Files.exists(pact)) {
      return result -> false;
    }
    return result ->
        result.pact().equals(PactFile.read(pact).digest())
            && result.providerBuild().equals(Digest.of(Packaged.jar(link.provider())))
            && result.spec().equals(Optional.of(Digest.of(ROOT.resolve(link.contract()))));
  }

  /** At most one: the result of the pair, unless a test is newer. */
  private Stream<Verification> results(Network.Link link) {
    Path file = RESULTS.resolve(link.consumer() + "-" + link.provider() + ".json");
    return Files.exists(file) && modified(file).compareTo(tests) > 0
        ? Verification.readAll(RESULTS).stream().filter(result -> result.isOf(link))
        : Stream.of();
  }

  private static FileTime newest(Path folder) {
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
