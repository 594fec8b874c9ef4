package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials of broker.sh, and its messages when the broker cannot be used. */
@ResourceLock("verifications")
class BrokerFailuresIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  private static final Map<String, String> NO_RETRIES = Map.of("PACT_BROKER_HTTP_RETRIES", "0");

  @Test
  void broker_script_uses_user_and_password_when_the_token_is_empty() {
    ScriptResult result =
        BROKER.run(
            Map.of(
                "PACT_BROKER_TOKEN", "",
                "PACT_BROKER_USERNAME", "pact",
                "PACT_BROKER_PASSWORD", "pact"),
            "environment",
            "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @Test
  void broker_script_uses_user_and_password_of_the_url() {
    String url = BROKER.url().replace("//", "//pact:pact@");

    ScriptResult result =
        BROKER.run(
            Map.of("PACT_BROKER_BASE_URL", url, "PACT_BROKER_TOKEN", ""), "environment", "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PACT_BROKER_USERNAME", "PACT_BROKER_PASSWORD"})
  void broker_script_reports_half_of_the_credentials(String name) {
    ScriptResult result =
        BROKER.run(Map.of("PACT_BROKER_TOKEN", "", name, "pact"), "environment", "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo(
            "Pact Broker: PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD belong together; one of"
                + " them is not set\n");
  }

  /** Each: a failure of all requests, and its message. */
  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            broker -> broker.refusesAll(401),
            "rejects the credentials (401); check PACT_BROKER_TOKEN"),
        failure(
            broker -> broker.refusesAll(403),
            "rejects the credentials (403); check PACT_BROKER_TOKEN"),
        failure(broker -> broker.refusesAll(404), "answers 404; check the path of the address"),
        failure(broker -> broker.refusesAll(429), "does not accept more requests now (429)"),
        failure(broker -> broker.refusesAll(503), "returned a server error (503)"),
        failure(RecordedBroker::redirects, "redirects without end"),
        failure(RecordedBroker::isEmpty, "is not a Pact Broker"),
        failure(RecordedBroker::showsALogin, "is not a Pact Broker"));
  }

  private static Arguments failure(Consumer<RecordedBroker> failure, String sentence) {
    return Arguments.of(failure, sentence);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void broker_script_reports_a_broker_that_it_cannot_use(
      Consumer<RecordedBroker> failure, String sentence) {
    failure.accept(BROKER);

    ScriptResult result = BROKER.run(NO_RETRIES, "publish");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).startsWith("Pact Broker: " + BROKER.url() + " " + sentence);
    assertThat(result.text().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "can-i-deploy dev",
        "can-i-merge",
        "record-deployment dev",
        "record-undeployment dev",
        "environment dev",
        "create-environment dev",
        "set-main-branch main",
        "delete-branch feature"
      })
  void each_command_reports_a_broker_that_it_cannot_use(String command) {
    BROKER.isEmpty();

    ScriptResult result = BROKER.run(NO_RETRIES, command.split(" "));

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo("Pact Broker: %s is not a Pact Broker\n".formatted(BROKER.url()));
  }

  @Test
  void broker_script_reports_an_unreachable_broker_without_its_password() {
    Map<String, String> unreachable =
        Map.of(
            "PACT_BROKER_BASE_URL",
            "http://ann:secret@127.0.0.1:9",
            "PACT_BROKER_HTTP_RETRIES",
            "0");

    ScriptResult result = BROKER.run(unreachable, "publish");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).isEqualTo("Pact Broker: http://127.0.0.1:9 cannot be reached\n");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:9292", "ftp://127.0.0.1", "a broker"})
  void broker_script_reports_an_address_that_is_not_a_url(String address) {
    ScriptResult result = BROKER.run(Map.of("PACT_BROKER_BASE_URL", address), "environment", "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text())
        .isEqualTo("Pact Broker: PACT_BROKER_BASE_URL is not an http or https address\n");
  }

  @Test
  void broker_script_reports_a_server_that_accepts_a_connection_and_never_answers()
      throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + mute.getLocalPort();

      ScriptResult result =
          BROKER.run(Map.of("PACT_BROKER_BASE_URL", url, "PACT_BROKER_TIME_LIMIT", "1"), "publish");

      assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
      assertThat(result.text())
          .isEqualTo("Pact Broker: " + url + " did not answer within 1 s; is it a Pact Broker?\n");
    }
  }

  @Test
  void verify_ends_when_the_broker_stops_to_answer() {
    BROKER.isSilent("POST", "/pacts/provider/payment/for-verification");

    ScriptResult result = BROKER.run(Map.of("PACT_BROKER_TIME_LIMIT", "2"), "verify", "payment");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).contains("The broker did not answer within 2 s");
  }
}
