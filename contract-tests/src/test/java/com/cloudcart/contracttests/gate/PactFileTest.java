package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PactFileTest {
  private static final String PACT =
      """
      {"consumer": {"name": "order"}, "provider": {"name": "catalog"}, "interactions": [
        {"description": "a price", "key": "1f", "comments": {"testname": "price"},
         "request": {"method": "GET", "path": "/products/mug"},
         "response": {"status": 200, "body": {"prices": [1, 2]},
           "matchingRules": {"body": {"$.prices": {"match": "type"}}}}},
        {"description": "a stock", "request": {"path": "/products/tea"}, "response": {"status": 200}}]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_pact_has_its_pair_and_its_interactions() throws IOException {
    PactFile pact = read(PACT);

    assertThat(pact.pair()).isEqualTo(new Pair("order", "catalog"));
    assertThat(pact.interactions())
        .containsExactly(
            new PactFile.Interaction("a price", Optional.of("GET /products/mug")),
            new PactFile.Interaction("a stock", Optional.of("GET /products/tea")));
  }

  @Test
  void a_message_has_no_request() throws IOException {
    PactFile pact =
        read(
            """
            {"consumer": {"name": "payment"}, "provider": {"name": "order"},
             "messages": [{"description": "an order", "contents": {"orderId": "o-1"}}]}
            """);

    assertThat(pact.interactions())
        .containsExactly(new PactFile.Interaction("an order", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"key\": \"1f\" | \"key\": \"2e\"",
        "\"testname\": \"price\" | \"testname\": \"another\"",
        "\"method\": \"GET\", \"path\": \"/products/mug\" | \"path\": \"/products/mug\", \"method\": \"GET\"",
        "{\"name\": \"catalog\"}, | {\"name\": \"catalog\"}, \"metadata\": {\"version\": \"4\"},",
      })
  void an_equivalent_pact_has_the_same_digest(String from, String to) throws IOException {
    assertThat(PACT).contains(from);

    assertThat(read(PACT.replace(from, to)).digest()).isEqualTo(read(PACT).digest());
  }

  @Test
  void the_order_of_the_interactions_does_not_matter() throws IOException {
    String one = "{\"description\": \"one\"}";
    String other = "{\"description\": \"other\"}";

    assertThat(read(pactOf(one, other)).digest()).isEqualTo(read(pactOf(other, one)).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a price\" | \"a cost\"",
        "\"GET\" | \"PUT\"",
        "/products/mug | /products/cup",
        "[1, 2] | [2, 1]",
        "[1, 2] | [1]",
        "\"prices\": [ | \"costs\": [",
        "\"match\": \"type\" | \"match\": \"regex\"",
      })
  void a_different_pact_has_another_digest(String from, String to) throws IOException {
    assertThat(PACT).contains(from);

    assertThat(read(PACT.replace(from, to)).digest()).isNotEqualTo(read(PACT).digest());
  }

  @Test
  void the_pacts_of_a_folder_are_sorted_by_name() throws IOException {
    Files.writeString(folder.resolve("b.json"), PACT.replace("order", "payment"));
    Files.writeString(folder.resolve("a.json"), PACT);
    Files.writeString(folder.resolve("notes.txt"), "not a pact");

    assertThat(PactFile.readAll(folder))
        .extracting(PactFile::pair)
        .containsExactly(new Pair("order", "catalog"), new Pair("payment", "catalog"));
    assertThat(PactFile.readAll(folder.resolve("no such folder"))).isEmpty();
  }

  private static String pactOf(String one, String other) {
    return """
    {"consumer": {"name": "order"}, "provider": {"name": "catalog"}, "interactions": [%s, %s]}
    """
        .formatted(one, other);
  }

  private PactFile read(String content) throws IOException {
    return PactFile.read(Files.writeString(folder.resolve("pact.json"), content));
  }
}
