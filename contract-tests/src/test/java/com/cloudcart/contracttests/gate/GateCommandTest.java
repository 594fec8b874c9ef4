package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GateCommandTest {

  private static final Pair PAIR = new Pair("order", "catalog");
  private static final String SPEC =
      """
      openapi: 3.0.3
      paths:
        /products/{id}:
          get:
            responses:
              '200':
                content:
                  application/json:
                    schema:
                      type: object
                      required: [price]
                      properties:
                        price: {type: number}
      """;

  @TempDir private Path root = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void a_repository_where_everything_is_verified() throws IOException {
    write(
        "contract-tests/network.json",
        """
        {"links": [{"consumer": "order", "provider": "catalog", "contract": "api-specs/catalog.yaml"}],
         "withoutJar": []}
        """);
    write("api-specs/catalog.yaml", SPEC);
    write("contract-tests/baseline/api-specs/catalog.yaml", SPEC);
    write("catalog.jar", "catalog");
    write("order.jar", "order");
    write(
        "contract-tests/target/pacts/order-catalog.json",
        """
        {"consumer": {"name": "order"}, "provider": {"name": "catalog"}, "interactions": [
          {"description": "a price", "request": {"method": "GET", "path": "/products/mug"}}]}
        """);
    verified(List.of());
  }

  @Test
  void opens_with_exit_code_0_and_writes_reports_and_the_next_manifest() throws IOException {
    int exitCode = check("--next-manifest", root.resolve("next.json").toString());

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Contract gate: open. Pacts: 1 verified.");
    assertThat(root.resolve("contract-tests/target/gate/gate.json"))
        .content()
        .contains("\"allowed\" : true");
    assertThat(root.resolve("contract-tests/target/gate/gate.md"))
        .content()
        .contains("order -->|verified| catalog", "## What order needs of catalog", "- a price");
    assertThat(Deployed.read(root.resolve("next.json")).build("catalog"))
        .contains(Digest.of(root.resolve("catalog.jar")));
  }

  @Test
  void reads_the_manifest_that_it_wrote() {
    check("--next-manifest", root.resolve("next.json").toString());

    int exitCode =
        run(
            "check",
            "--root",
            root.toString(),
            "--deploy",
            "order=" + root.resolve("order.jar"),
            "--deployed",
            root.resolve("next.json").toString());

    assertThat(exitCode).isZero();
  }

  @Test
  void says_with_exit_code_1_what_a_consumer_would_miss() {
    verified(List.of("$.price: not there"));

    int exitCode = check("--next-manifest", root.resolve("next.json").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("Contract gate: REFUSED, nothing was deployed.")
        .contains("FAILED  order → catalog", "\"a price\"", "$.price: not there");
    assertThat(root.resolve("next.json")).doesNotExist();
    assertThat(root.resolve("contract-tests/target/gate/gate.md"))
        .content()
        .contains("order -. refused .-> catalog", "linkStyle 0");
  }

  @Test
  void says_it_in_a_few_lines_however_much_differs() {
    String drawn = "body: $ Actual map is missing the following keys: price\n{\n-  \"price\": 1\n}";
    List<String> differences = Collections.nCopies(12, drawn);
    verified(differences);

    check();

    assertThat(out.toString())
        .contains(
            "missing the following keys: price\n",
            "… and 3 lines more, see contract-tests/target/gate/gate.md")
        .doesNotContain("-  \"price\"");
    assertThat(out.toString().lines().filter(line -> line.contains("missing"))).hasSize(9);
  }

  @Test
  void says_with_exit_code_4_that_verifying_again_may_be_enough() throws IOException {
    write("catalog.jar", "catalog, built again");

    assertThat(check()).isEqualTo(4);
    assertThat(out.toString()).contains("STALE  order → catalog", "verify.sh");
  }

  @Test
  void names_the_consumers_of_what_a_spec_takes_away() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("price: {", "cost: {"));

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "BREAKING  catalog.yaml",
            "GET /products/{id} response 200 body.price: field was removed (used by order)");
  }

  @Test
  void says_with_exit_code_3_which_evidence_cannot_be_read() throws IOException {
    Files.delete(root.resolve("order.jar"));

    assertThat(check()).isEqualTo(3);
    assertThat(err.toString()).startsWith("Contract gate: Cannot read").contains("order.jar");
  }

  @Test
  void says_with_exit_code_2_what_is_wrong_with_the_command_line() {
    assertThat(run("check", "--depoly", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option");
  }

  @Test
  void releases_additions_and_compares_with_them_from_then_on() throws IOException {
    write("api-specs/catalog.yaml", SPEC + " ".repeat(18) + "stock: {type: integer}\n");

    assertThat(run("release", "--root", root.toString())).isZero();
    write("api-specs/catalog.yaml", SPEC);

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString()).contains("body.stock: field was removed");
  }

  @Test
  void does_not_release_what_takes_something_away_unless_told_so() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("price: {", "cost: {"));

    assertThat(run("release", "--root", root.toString())).isEqualTo(1);
    assertThat(run("release", "--root", root.toString(), "--accept-breaking")).isZero();
    assertThat(root.resolve("contract-tests/baseline/api-specs/catalog.yaml"))
        .content()
        .contains("cost");
  }

  @Test
  void says_that_it_released() {
    run("release", "--root", root.toString());

    assertThat(out)
        .hasToString("Released: later changes are compared with the contracts as they are now.\n");
  }

  @Test
  void says_why_it_does_not_release_and_what_it_releases_when_told_so() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("price: {", "cost: {"));
    String taken =
        """
        catalog.yaml takes away what the last release promised:
          GET /products/{id} response 200 body.price: field was removed (used by order)
        """;

    run("release", "--root", root.toString());
    assertThat(out).hasToString(taken + "Not released. " + Remedies.KEEP + "\n");
    out.getBuffer().setLength(0);
    run("release", "--root", root.toString(), "--accept-breaking");
    assertThat(out.toString()).startsWith(taken).contains("Released: ");
  }

  @Test
  void a_contract_that_is_gone_is_gone_from_the_next_release() throws IOException {
    write("contract-tests/baseline/event-schemas/old.schema.json", "{}");

    run("release", "--root", root.toString(), "--accept-breaking");

    assertThat(root.resolve("contract-tests/baseline/event-schemas")).isEmptyDirectory();
    assertThat(out.toString()).contains("the whole contract was removed (no consumer of ours");
  }

  @Test
  void names_only_the_consumers_whose_pact_asks_for_the_operation() throws IOException {
    String other = SPEC + SPEC.substring(SPEC.indexOf("  /products")).replace("products", "offers");
    write("contract-tests/baseline/api-specs/catalog.yaml", other);

    check();

    assertThat(out.toString())
        .contains("GET /offers/{id}: operation was removed (no consumer of ours uses it)");
  }

  private int check(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--root",
                root.toString(),
                "--deploy",
                "catalog=" + root.resolve("catalog.jar"),
                "--deploy",
                "order=" + root.resolve("order.jar")));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    CommandLine command = Gate.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private void verified(List<String> differences) {
    Json.write(
        root.resolve("contract-tests/target/verifications/order-catalog.json"),
        new Verification(
            PAIR,
            PactFile.read(root.resolve("contract-tests/target/pacts/order-catalog.json")).digest(),
            Optional.of(Digest.of(root.resolve("order.jar"))),
            Digest.of(root.resolve("catalog.jar")),
            Optional.of(Digest.of(root.resolve("api-specs/catalog.yaml"))),
            Map.of(),
            List.of(new Verification.Outcome("a price", differences))));
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
