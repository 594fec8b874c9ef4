package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.contracttests.spec.SharedLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks the limits of {@code contract-tests/limits.json}, on which the documents must agree. */
final class SharedLimits {

  private SharedLimits() {}

  /** One refusal for each limit that differs. A repository without the file has no such limit. */
  static List<Refusal> in(Path root) {
    Path file = root.resolve("contract-tests/limits.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, Document> read = new HashMap<>();
    return Stream.of(Json.read(file, SharedLimit[].class))
        .flatMap(limit ->
            refusal(
                limit,
                limit.differences(
                    name -> read.computeIfAbsent(name, one -> Document.read(root.resolve(one))))))
        .toList();
  }

  private static Stream<Refusal> refusal(SharedLimit limit, List<String> differences) {
    return differences.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Refusal(
                Refusal.Kind.INCONSISTENT,
                limit.what(),
                "The documents do not agree on the limit of " + limit.what(),
                differences,
                Hints.AGREE));
  }
}
