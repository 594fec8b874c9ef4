package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
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

/** The messages of broker.sh when something is missing, in a minimal checkout. */
class FreshCheckoutIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  private static final List<String> CONSUMERS = List.of("order", "payment", "shipment");

  @TempDir private Path checkout = Path.of("");

  @BeforeAll
  static void install_the_client() {
    ScriptResult result = Script.here().run(BROKER.address(), "can-i-deploy", "dev");
    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @BeforeEach
  void create_a_checkout_with_built_consumers() throws IOException {
    Path broker = Script.ROOT.resolve("contract-tests/broker");
    for (String name : new String[] {"broker.sh", "package.json", "package-lock.json"}) {
      Path copy = at("contract-tests/broker/" + name);
      // Keeps the modification time: with a newer lock file the client is installed again.
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
  void broker_script_installs_its_client() {
    ScriptResult result = new Script(checkout).run(BROKER.address(), "publish", "main");

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(BROKER.requests("POST", "/contracts/publish")).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "publish, main, order",
    "publish, main, storefront",
    "can-i-deploy, dev, order",
    "record-deployment, dev, order"
  })
  void broker_script_fails_without_requests_when_a_consumer_has_no_pact(
      String command, String where, String consumer) throws IOException {
    for (Path pact : pacts(checkout)) {
      if (pact.getFileName().toString().startsWith(consumer)) {
        Files.delete(pact);
      }
    }

    ScriptResult result = run(command, where);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: there are no pacts of %s; run contract-tests/verify.sh\n"
                .formatted(consumer));
    assertThat(BROKER.requests("POST", "/contracts/publish")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exit 127, none", "echo v18.20.4, v18.20.4"})
  void broker_script_reports_that_node_is_missing(String node, String found) throws IOException {
    Path tool = at("bin/node");
    Files.writeString(tool, "#!/bin/sh\n" + node + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    String path = tool.getParent() + ":" + System.getenv("PATH");

    ScriptResult result =
        new Script(checkout)
            .run(Map.of("PACT_BROKER_BASE_URL", BROKER.url(), "PATH", path), "publish", "main");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            """
            Pact Broker: its CLI needs Node 20 or newer with npm (found: %s); install it from \
            https://nodejs.org or your package manager
            """
                .formatted(found));
  }

  @Test
  void publish_rejects_a_pact_of_another_build() throws IOException {
    Files.writeString(jar("shipment"), "another jar");

    ScriptResult result = run("publish", "main");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text())
        .contains(
            "shipment-payment.json does not belong to the current build of shipment; run"
                + " contract-tests/verify.sh");
    assertThat(BROKER.requests("POST", "/contracts/publish")).isEmpty();
  }

  @Test
  void a_changed_pact_gets_another_version() throws IOException {
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
  void can_i_deploy_fails_without_requests_for_a_service_that_is_not_built() throws IOException {
    Files.delete(jar("order"));

    ScriptResult result = run("can-i-deploy", "dev", "order", "shipment");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.text()).contains("order is not built; run ./mvnw -DskipTests package");
    assertThat(BROKER.requests("GET", "/matrix")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "publish, '', usage: broker.sh publish <branch>",
    "can-i-deploy, dev checkout, checkout is not a service; the services are catalog cart order",
    "verify, main shipment, shipment is not a provider; the providers are catalog cart order payment",
    "deploy, dev, usage: broker.sh publish <branch>"
  })
  void broker_script_reports_a_wrong_command_line(String command, String rest, String sentence)
      throws IOException {
    String line = (command + " " + rest).strip();

    ScriptResult result = run(line.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.text()).contains(sentence);
  }

  private ScriptResult run(String... arguments) throws IOException {
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
