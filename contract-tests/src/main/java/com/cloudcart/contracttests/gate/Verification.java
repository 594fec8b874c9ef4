package com.cloudcart.contracttests.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of verifying a provider's build against a pact.
 *
 * @param pact digest of the pact, see {@link PactFile}
 * @param consumerBuild digest of the jar whose adapters wrote the pact; absent for a consumer
 *     without a jar (the storefront); only its pact identifies it
 * @param providerBuild digest of the verified jar
 * @param spec digest of the provider's OpenAPI document or event schema, against which the pact was
 *     also validated
 */
public record Verification(
    Pair pair,
    Digest pact,
    Optional<Digest> consumerBuild,
    Digest providerBuild,
    Optional<Digest> spec,
    List<Outcome> outcomes) {

  /** One interaction; {@code differences} is empty when it passed. */
  public record Outcome(String interaction, List<String> differences) {

    public Outcome {
      differences = List.copyOf(differences);
    }

    boolean passed() {
      return differences.isEmpty();
    }
  }

  public Verification {
    outcomes = List.copyOf(outcomes);
  }

  /** Writes the result to a folder; it replaces an earlier result of the same pair. */
  public void write(Path folder) {
    Json.write(file(folder, pair), this);
  }

  /** The file of a pair's result in a folder. */
  public static Path file(Path folder, Pair pair) {
    return folder.resolve(pair.fileName() + ".json");
  }

  /** The same result for another build of the consumer. */
  public Verification ofConsumer(Optional<Digest> build) {
    return new Verification(pair, pact, build, providerBuild, spec, outcomes);
  }

  /** All results of a folder; empty when the folder does not exist. */
  public static List<Verification> readAll(Path folder) {
    return Json.files(folder).stream().map(file -> Json.read(file, Verification.class)).toList();
  }

  /** A result without interactions does not count as passed. */
  public boolean passed() {
    return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::passed);
  }

  boolean isAbout(Digest somePact, Digest someProviderBuild) {
    return pact.equals(somePact) && providerBuild.equals(someProviderBuild);
  }
}
