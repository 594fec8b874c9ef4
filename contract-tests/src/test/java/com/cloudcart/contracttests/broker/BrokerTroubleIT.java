package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.Said;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom broker.sh gets in as, and what it says where it gets no answer. */
class BrokerTroubleIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void opens_the_broker_with_user_and_password_where_the_token_is_empty() {
    Said said =
        Script.here()
            .run(
                Map.of(
                    "PACT_BROKER_BASE_URL", BROKER.url(),
                    "PACT_BROKER_TOKEN", "",
                    "PACT_BROKER_USERNAME", "pact",
                    "PACT_BROKER_PASSWORD", "pact"),
                "can-i-deploy",
                "dev");

    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "verify", "can-i-deploy", "record-deployment"})
  void says_that_the_broker_is_away(String command) {
    Map<String, String> nobody =
        Map.of("PACT_BROKER_BASE_URL", "http://127.0.0.1:9", "PACT_BROKER_HTTP_RETRIES", "0");

    Said said = Script.here().run(nobody, command, "dev");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).isEqualTo("Pact Broker: http://127.0.0.1:9 cannot be reached\n");
  }

  @ParameterizedTest
  @CsvSource({
    "401, publish", "401, verify", "401, can-i-deploy", "401, record-deployment",
    "403, publish", "403, verify", "403, can-i-deploy", "403, record-deployment"
  })
  void says_that_the_broker_does_not_let_us_in(int status, String command) {
    BROKER.refusesAll(status);

    Said said = run(Map.of(), command, "dev");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).startsWith("Pact Broker: " + BROKER.url() + " does not let us in;");
  }

  @Test
  void says_that_the_broker_is_out_of_order() {
    BROKER.refusesAll(503);

    Said said = run(Map.of("PACT_BROKER_HTTP_RETRIES", "0"), "can-i-deploy", "dev");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).contains(BROKER.url() + " is out of order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "verify", "can-i-deploy", "record-deployment"})
  void says_that_something_else_answers(String command) {
    BROKER.showsALogin();

    Said said = run(Map.of(), command, "dev");

    assertThat(said.exitCode()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).startsWith("Pact Broker: " + BROKER.url() + " is no Pact Broker");
  }

  private static Said run(Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new HashMap<>(BROKER.address());
    environment.putAll(settings);
    return Script.here().run(environment, arguments);
  }
}
