package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.spec.Compatibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The contracts of the last release, stored in the repository. */
final class Baseline {

  /** The folders of a release. The baseline has the same folders as the repository. */
  static final List<String> FOLDERS = List.of("api-specs", "event-schemas");

  private Baseline() {}

  /** Replaces the baseline by the contracts under {@code root}. */
  static void move(Path root, Path baseline) {
    try {
      for (String folder : FOLDERS) {
        Path released = Files.createDirectories(baseline.resolve(folder));
        for (Path old : Compatibility.contracts(released)) {
          Files.delete(old);
        }
        for (Path contract : Compatibility.contracts(root.resolve(folder))) {
          Path to = released.resolve(contract.getFileName().toString());
          Files.copy(contract, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the baseline at " + baseline, e);
    }
  }
}
