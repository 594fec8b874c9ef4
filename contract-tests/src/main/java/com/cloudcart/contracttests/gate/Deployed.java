package com.cloudcart.contracttests.gate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The manifest of an environment: which builds run there. A deployment writes it, and the gate of
 * the next deployment reads it. Unknown fields are ignored, so that an older checkout can read a
 * newer manifest.
 */
public record Deployed(int format, Map<String, Service> services) {

  private static final int FORMAT = 1;

  /**
   * One deployed service.
   *
   * @param build digest of its jar
   * @param verifications the verifications that existed for this build when it was deployed
   */
  public record Service(Digest build, List<Verification> verifications) {

    public Service {
      verifications = List.copyOf(verifications);
    }
  }

  public Deployed {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "The manifest has format " + format + "; this gate reads format " + FORMAT);
    }
    services = Map.copyOf(services);
  }

  /** An empty environment. */
  public static Deployed nothing() {
    return new Deployed(FORMAT, Map.of());
  }

  /** Reads a manifest; without a file the environment is empty. */
  public static Deployed read(Path file) {
    return Files.exists(file) ? Json.read(file, Deployed.class) : nothing();
  }

  void write(Path file) {
    Json.write(file, new Deployed(format, new TreeMap<>(services)));
  }

  Optional<Digest> build(String service) {
    return Optional.ofNullable(services.get(service)).map(Service::build);
  }

  List<Verification> verifications() {
    return services.values().stream().flatMap(service -> service.verifications().stream()).toList();
  }

  /** The manifest after a deployment of the given builds. */
  Deployed with(Map<String, Digest> builds, List<Verification> known) {
    Map<String, Service> next = new TreeMap<>(services);
    builds.forEach((service, build) ->
        next.put(
            service,
            new Service(
                build,
                known.stream()
                    .filter(Verification::passed)
                    .filter(one -> isAbout(one, service, build))
                    .distinct()
                    .toList())));
    return new Deployed(FORMAT, next);
  }

  private static boolean isAbout(Verification one, String service, Digest build) {
    boolean asProvider = one.pair().provider().equals(service) && one.providerBuild().equals(build);
    boolean asConsumer =
        one.pair().consumer().equals(service) && one.consumerBuild().equals(Optional.of(build));
    return asProvider || asConsumer;
  }
}
