package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials of broker.sh, and its messages when the broker cannot be used. */
class BrokerFailuresIT {

  @RegisterExtension static final RecordedBroker BROKER = new RecordedBroker();

  @Test
  void broker_script_uses_user_and_password_when_the_token_is_empty() {
    ScriptResult result =
        BROKER.run(
            Map.of(
                "PACT_BROKER_TOKEN", "",
                "PACT_BROKER_USERNAME", "pact",
                "PACT_BROKER_PASSWORD", "pact"),
            "can-i-deploy",
            "dev");

    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "verify", "can-i-deploy", "record-deployment"})
  void broker_script_reports_an_unreachable_broker(String command) {
    Map<String, String> unreachable =
        Map.of("PACT_BROKER_BASE_URL", "http://127.0.0.1:9", "PACT_BROKER_HTTP_RETRIES", "0");

    ScriptResult result = Script.here().run(unreachable, command, "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).isEqualTo("Pact Broker: http://127.0.0.1:9 cannot be reached\n");
  }

  @ParameterizedTest
  @CsvSource({
    "401, publish", "401, verify", "401, can-i-deploy", "401, record-deployment",
    "403, publish", "403, verify", "403, can-i-deploy", "403, record-deployment"
  })
  void broker_script_reports_rejected_credentials(int status, String command) {
    BROKER.refusesAll(status);

    ScriptResult result = BROKER.run(Map.of(), command, "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text())
        .startsWith("Pact Broker: " + BROKER.url() + " rejects the credentials;");
  }

  @Test
  void broker_script_reports_a_server_error_of_the_broker() {
    BROKER.refusesAll(503);

    ScriptResult result =
        BROKER.run(Map.of("PACT_BROKER_HTTP_RETRIES", "0"), "can-i-deploy", "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).contains(BROKER.url() + " returned a server error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "verify", "can-i-deploy", "record-deployment"})
  void broker_script_reports_a_server_that_is_not_a_broker(String command) {
    BROKER.showsALogin();

    ScriptResult result = BROKER.run(Map.of(), command, "dev");

    assertThat(result.exitCode()).as(result.text()).isEqualTo(3);
    assertThat(result.text()).startsWith("Pact Broker: " + BROKER.url() + " is not a Pact Broker");
  }
}
