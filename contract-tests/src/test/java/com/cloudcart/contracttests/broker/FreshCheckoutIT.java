package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.broker.Script.Said;
import com.cloudcart.contracttests.gate.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broker.sh says where something is missing, in a checkout that has just what it needs. */
class FreshCheckoutIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @TempDir private Path checkout = Path.of("");

  @BeforeEach
  void a_checkout_with_one_built_consumer() throws IOException {
    Path broker = Script.ROOT.resolve("contract-tests/broker");
    for (String name : new String[] {"broker.sh", "package.json", "package-lock.json"}) {
      Path copy = at("contract-tests/broker/" + name);
      Files.copy(broker.resolve(name), copy);
      assertThat(copy.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(at("services/shipment/target/shipment.jar"), "a jar");
    write("pacts/shipment-payment.json", Files.readString(pact()));
    write("verifications/shipment-payment.json", "{\"consumerBuild\": \"%s\"}".formatted(built()));
  }

  @Test
  void brings_its_client_itself() {
    Said said = run("publish", "main");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(BROKER.requests("POST", "/contracts/publish")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"exit 127, none", "echo v18.20.4, v18.20.4"})
  void says_in_a_sentence_that_node_is_missing(String node, String found) throws IOException {
    Path tool = at("bin/node");
    Files.writeString(tool, "#!/bin/sh\n" + node + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    String path = tool.getParent() + ":" + System.getenv("PATH");

    Said said =
        new Script(checkout)
            .run(Map.of("PACT_BROKER_BASE_URL", BROKER.url(), "PATH", path), "publish", "main");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text())
        .isEqualTo(
            """
            Pact Broker: its client needs Node 20 or newer with npm (found: %s); install it from \
            https://nodejs.org or your package manager
            """
                .formatted(found));
  }

  @Test
  void publishes_no_pact_of_another_build() throws IOException {
    Files.writeString(at("services/shipment/target/shipment.jar"), "another jar");

    Said said = run("publish", "main");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text())
        .contains(
            "shipment-payment.json is not of the build of shipment that is here; run"
                + " contract-tests/verify.sh");
    assertThat(BROKER.requests("POST", "/contracts/publish")).isEmpty();
  }

  @Test
  void gives_a_changed_pact_a_version_of_its_own() throws IOException {
    run("record-deployment", "dev", "shipment");
    write("pacts/shipment-payment.json", Files.readString(pact()).replace("c-1", "c-2"));
    run("record-deployment", "dev", "shipment");

    assertThat(BROKER.requests("POST", "/pacticipants/shipment/.*/deployed-versions/.*"))
        .extracting(one -> one.getUrl())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void asks_nothing_of_what_is_not_built() {
    Said said = run("can-i-deploy", "dev", "order", "shipment");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text()).contains("order is not built; run ./mvnw -DskipTests package");
    assertThat(BROKER.requests("GET", "/matrix")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "publish, '', usage: broker.sh publish <branch>",
    "can-i-deploy, dev checkout, there is no service checkout; there are catalog cart order",
    "verify, main shipment, shipment provides nothing; there are catalog cart order payment",
    "deploy, dev, usage: broker.sh publish <branch>"
  })
  void names_what_is_wrong_with_the_command_line(String command, String rest, String sentence) {
    String line = (command + " " + rest).strip();

    Said said = run(line.split(" "));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).contains(sentence);
  }

  private Said run(String... arguments) {
    return new Script(checkout).run(BROKER.address(), arguments);
  }

  private static Path pact() {
    return Script.ROOT.resolve("contract-tests/target/pacts/shipment-payment.json");
  }

  private String built() throws IOException {
    return Digest.of(at("services/shipment/target/shipment.jar")).value();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(at("contract-tests/target/" + name), content);
  }

  private Path at(String name) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
