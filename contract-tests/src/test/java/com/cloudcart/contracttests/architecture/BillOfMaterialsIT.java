package com.cloudcart.contracttests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CycloneDX document beside the jar of each function. */
class BillOfMaterialsIT {
  private static final List<String> OF_TESTS =
      List.of("junit-jupiter", "assertj-core", "wiremock", "jqwik");

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "order", "payment", "shipment", "audit"})
  void names_the_libraries_in_the_jar_with_version_and_hash(String service) throws IOException {
    Path target = Path.of(System.getProperty("project.root"), "services", service, "target");
    Path document = target.resolve(service + ".cdx.json");
    // The plugin does not run in an offline build.
    boolean isOffline = System.getProperty("maven.mode", "").equals("offline=true");
    assumeThat(Files.exists(document) || !isOffline).isTrue();

    JsonNode bill = new ObjectMapper().readTree(document.toFile());

    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/name").asText()).isEqualTo(service);
    List<JsonNode> libraries =
        StreamSupport.stream(bill.path("components").spliterator(), false).toList();
    assertThat(libraries)
        .extracting(library -> library.path("name").asText())
        .contains("lambda-kit", "jackson-databind", "dynamodb", "json-schema-validator")
        .doesNotContainAnyElementsOf(OF_TESTS);
    assertThat(libraries)
        .allSatisfy(library -> {
          assertThat(library.path("version").asText()).isNotEmpty();
          assertThat(library.path("purl").asText()).startsWith("pkg:maven/");
          assertThat(library.path("hashes").findValuesAsText("alg")).contains("SHA-256");
        });
  }
}
