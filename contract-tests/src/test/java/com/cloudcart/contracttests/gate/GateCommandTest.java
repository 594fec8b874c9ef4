package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  void set_up_a_repository_with_verified_pacts() throws IOException {
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
  void check_exits_with_0_and_writes_reports_and_the_next_manifest() throws IOException {
    int exitCode = check("--next-manifest", root.resolve("next.json").toString());

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Contract gate: open. Pacts: 1 verified.");
    assertThat(root.resolve("contract-tests/target/gate/gate.json"))
        .content()
        .contains("\"allowed\" : true");
    assertThat(root.resolve("contract-tests/target/gate/gate.md"))
        .content()
        .contains("order -->|verified| catalog", "## What order needs from catalog", "- a price");
    assertThat(Deployed.read(root.resolve("next.json")).build("catalog"))
        .contains(Digest.of(root.resolve("catalog.jar")));
  }

  @Test
  void check_reads_the_manifest_of_an_earlier_check() {
    String manifest = root.resolve("next.json").toString();
    check("--next-manifest", manifest);

    int exitCode =
        run("check", "--root", root.toString(), "--deploy", jar("order"), "--deployed", manifest);

    assertThat(exitCode).isZero();
  }

  @Test
  void check_exits_with_1_and_names_the_difference_for_a_consumer() {
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
  void check_exits_with_4_when_only_results_are_stale() throws IOException {
    write("catalog.jar", "catalog, built again");

    assertThat(check()).isEqualTo(4);
    assertThat(out.toString()).contains("STALE  order → catalog", "verify.sh");
  }

  @Test
  void check_names_the_consumers_of_a_removed_field() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("price: {", "cost: {"));

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "BREAKING  catalog.yaml",
            "GET /products/{id} response 200 body.price: field was removed (used by order)");
  }

  @Test
  void check_exits_with_3_and_names_the_unreadable_file() throws IOException {
    Files.delete(root.resolve("order.jar"));

    assertThat(check()).isEqualTo(3);
    assertThat(err.toString()).startsWith("Contract gate: Cannot read").contains("order.jar");
  }

  @Test
  void check_exits_with_3_for_a_document_that_refers_to_another_file() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("{type: number}", "{$ref: 'money.yaml#/Price'}"));
    verified(List.of());

    assertThat(check()).isEqualTo(3);
    assertThat(err.toString()).contains("catalog.yaml refers to another file: money.yaml#/Price");
    assertThat(out.toString()).doesNotContain("BREAKING");
  }

  @Test
  void check_exits_with_2_for_a_wrong_command_line() {
    assertThat(run("check", "--depoly", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option");
  }

  @Test
  void release_moves_the_baseline_to_additions() throws IOException {
    write("api-specs/catalog.yaml", SPEC + " ".repeat(18) + "stock: {type: integer}\n");

    assertThat(run("release", "--root", root.toString())).isZero();
    assertThat(out)
        .hasToString("Released: later changes are compared with the current contracts.\n");
    write("api-specs/catalog.yaml", SPEC);

    assertThat(check()).isEqualTo(1);
    assertThat(out.toString()).contains("body.stock: field was removed");
  }

  @Test
  void release_lists_breaking_changes_and_needs_accept_breaking() throws IOException {
    write("api-specs/catalog.yaml", SPEC.replace("price: {", "cost: {"));
    String breakingChanges =
        """
        catalog.yaml has breaking changes since the last release:
          GET /products/{id} response 200 body.price: field was removed (used by order)
        """;

    assertThat(run("release", "--root", root.toString())).isEqualTo(1);
    assertThat(out).hasToString(breakingChanges + "Not released. " + Hints.KEEP + "\n");
    out.getBuffer().setLength(0);
    assertThat(run("release", "--root", root.toString(), "--accept-breaking")).isZero();
    assertThat(out.toString()).startsWith(breakingChanges).contains("Released: ");
    assertThat(root.resolve("contract-tests/baseline/api-specs/catalog.yaml"))
        .content()
        .contains("cost");
  }

  @Test
  void a_removed_contract_is_removed_from_the_baseline() throws IOException {
    write("contract-tests/baseline/event-schemas/old.schema.json", "{}");

    run("release", "--root", root.toString(), "--accept-breaking");

    assertThat(root.resolve("contract-tests/baseline/event-schemas")).isEmptyDirectory();
    assertThat(out.toString()).contains("the whole contract was removed (not used by a consumer");
  }

  @Test
  void check_names_only_consumers_whose_pact_uses_the_operation() throws IOException {
    String other = SPEC + SPEC.substring(SPEC.indexOf("  /products")).replace("products", "offers");
    write("contract-tests/baseline/api-specs/catalog.yaml", other);

    check();

    assertThat(out.toString())
        .contains(
            "GET /offers/{id}: operation was removed (not used by a consumer in this repository)");
  }

  private int check(String... more) {
    List<String> deployment =
        List.of(
            "check",
            "--root",
            root.toString(),
            "--deploy",
            jar("catalog"),
            "--deploy",
            jar("order"));
    return run(Stream.concat(deployment.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private String jar(String service) {
    return service + "=" + root.resolve(service + ".jar");
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
            List.of(new Verification.Outcome("a price", differences))));
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
