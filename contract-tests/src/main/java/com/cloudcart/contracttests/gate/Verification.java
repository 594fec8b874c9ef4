package com.cloudcart.contracttests.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came out when a provider's build was held against a pact.
 *
 * @param pact digest of the pact, see {@link PactFile}
 * @param consumerBuild digest of the jar whose adapters wrote the pact; absent for a consumer that
 *     is no jar (the storefront), which is bound by its pact alone
 * @param providerBuild digest of the jar that answered
 * @param spec digest of the provider's OpenAPI document or event schema that the pact was also held
 *     against
 * @param peers digests of the other services' jars that answered the provider meanwhile, by service
 */
public record Verification(
    Pair pair,
    Digest pact,
    Optional<Digest> consumerBuild,
    Digest providerBuild,
    Optional<Digest> spec,
    Map<String, Digest> peers,
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
    // A manifest of before there were any says nothing of them.
    peers = Map.copyOf(Objects.requireNonNullElse(peers, Map.of()));
    outcomes = List.copyOf(outcomes);
  }

  /** Puts it into a folder, in place of an earlier one of the same pair. */
  public void write(Path folder) {
    Json.write(folder.resolve(pair.consumer() + "-" + pair.provider() + ".json"), this);
  }

  /** Every result of a folder; none when there is no folder. */
  public static List<Verification> readAll(Path folder) {
    return Json.files(folder).stream().map(file -> Json.read(file, Verification.class)).toList();
  }

  /** A pact without interactions proves nothing. */
  boolean passed() {
    return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::passed);
  }

  boolean isAbout(Digest somePact, Digest someProviderBuild) {
    return pact.equals(somePact) && providerBuild.equals(someProviderBuild);
  }
}
