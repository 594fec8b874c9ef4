package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Said;
import com.cloudcart.contracttests.gate.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broker.sh says where something is missing, in a checkout that has just what it needs. */
class FreshCheckoutIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  private static final List<String> CONSUMERS = List.of("order", "payment", "shipment");

  @TempDir private Path checkout = Path.of("");

  @BeforeAll
  static void the_client_is_installed_once() {
    Said said = Script.here().run(BROKER.address(), "can-i-deploy", "dev");
    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  @BeforeEach
  void a_checkout_with_built_consumers() throws IOException {
    Path broker = Script.ROOT.resolve("contract-tests/broker");
    for (String name : new String[] {"broker.sh", "package.json", "package-lock.json"}) {
      Path copy = at("contract-tests/broker/" + name);
      // With its time: a lock file that is newer than the client would have it installed again.
      Files.copy(broker.resolve(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String service : List.of("catalog", "cart", "order", "payment", "shipment")) {
      Files.writeString(jar(service), "the jar of " + service);
    }
    for (Path pact : pacts(Script.ROOT)) {
      String name = pact.getFileName().toString();
      Files.copy(pact, at("contract-tests/target/pacts/" + name));
      String consumer = name.substring(0, name.indexOf('-'));
      String build = CONSUMERS.contains(consumer) ? Digest.of(jar(consumer)).value() : "";
      Files.writeString(
          at("contract-tests/target/verifications/" + name),
          "{\"consumerBuild\": \"%s\"}".formatted(build));
    }
  }

  @Test
  void brings_its_client_itself() {
    Said said = new Script(checkout).run(BROKER.address(), "publish", "main");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(BROKER.requests("POST", "/contracts/publish")).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "publish, main, order",
    "publish, main, storefront",
    "can-i-deploy, dev, order",
    "record-deployment, dev, order"
  })
  void does_nothing_while_a_consumer_has_no_pact(String command, String where, String consumer)
      throws IOException {
    for (Path pact : pacts(checkout)) {
      if (pact.getFileName().toString().startsWith(consumer)) {
        Files.delete(pact);
      }
    }

    Said said = run(command, where);

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text())
        .isEqualTo(
            "Pact Broker: there are no pacts of %s; run contract-tests/verify.sh\n"
                .formatted(consumer));
    assertThat(BROKER.requests("POST", "/contracts/publish")).isEmpty();
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
    Files.writeString(jar("shipment"), "another jar");

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
    Path pact = at("contract-tests/target/pacts/shipment-payment.json");
    Files.writeString(pact, Files.readString(pact).replace("c-1", "c-2"));
    run("record-deployment", "dev", "shipment");

    assertThat(BROKER.requests("POST", "/pacticipants/shipment/.*/deployed-versions/.*"))
        .extracting(one -> one.getUrl())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void asks_nothing_of_what_is_not_built() throws IOException {
    Files.delete(jar("order"));

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
  void names_what_is_wrong_with_the_command_line(String command, String rest, String sentence)
      throws IOException {
    String line = (command + " " + rest).strip();

    Said said = run(line.split(" "));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).contains(sentence);
  }

  private Said run(String... arguments) throws IOException {
    Path client = at("contract-tests/broker/node_modules");
    Files.createSymbolicLink(client, Script.ROOT.resolve("contract-tests/broker/node_modules"));
    try {
      return new Script(checkout).run(BROKER.address(), arguments);
    } finally {
      Files.delete(client);
    }
  }

  private static List<Path> pacts(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("contract-tests/target/pacts"))) {
      return files.toList();
    }
  }

  private Path jar(String service) throws IOException {
    return at("services/%1$s/target/%1$s.jar".formatted(service));
  }

  private Path at(String name) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }
}
