package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one document accepts and hands on, the next document accepts too. */
class SharedLimitsTest {

  @TempDir private Path root = Path.of("");

  @Test
  void the_documents_of_this_repository_agree() {
    assertThat(SharedLimits.in(Path.of(System.getProperty("project.root", "..")))).isEmpty();
  }

  @Test
  void the_same_limit_is_accepted_behind_a_reference() throws IOException {
    write("Title: {$ref: '#/Short'}\nShort: {maxLength: 200}", "{Title: {maxLength: 200}}");

    assertThat(SharedLimits.in(root)).isEmpty();
  }

  @Test
  void a_different_limit_is_refused_with_all_places() throws IOException {
    write("{Title: {maxLength: 300}}", "{Title: {maxLength: 200}}");

    assertThat(SharedLimits.in(root))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INCONSISTENT);
          assertThat(refusal.details())
              .containsExactly(
                  "maxLength is 300 in catalog.yaml#/Title",
                  "maxLength is 200 in cart.yaml#/Title");
        });
  }

  @Test
  void a_limit_that_no_document_has_is_refused() throws IOException {
    write("{Title: {}}", "{Title: {}}");

    assertThat(SharedLimits.in(root))
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.details()).contains("maxLength is missing in cart.yaml#/Title"));
  }

  private void write(String catalog, String cart) throws IOException {
    Files.createDirectories(root.resolve("contract-tests"));
    Files.writeString(
        root.resolve("contract-tests/limits.json"),
        """
        [{"what": "title", "keyword": "maxLength", "places": ["catalog.yaml#/Title", "cart.yaml#/Title"]}]
        """);
    Files.writeString(root.resolve("catalog.yaml"), catalog);
    Files.writeString(root.resolve("cart.yaml"), cart);
  }
}
