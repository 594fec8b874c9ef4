package com.cloudcart.contracttests.generative;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Messages;
import com.cloudcart.contracttests.cloud.ScriptResult;
import com.cloudcart.contracttests.provider.Routes;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code generative.sh}: Schemathesis sends about a thousand generated requests, valid and
 * invalid, to the deployed APIs and validates each response. This test also checks that each
 * operation received both kinds.
 */
@ExtendWith(LocalCloudExtension.class)
class GenerativeIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "orders"})
  void each_response_conforms_to_its_document(String api, LocalCloud cloud) throws Exception {
    ScriptResult result = runScript(api, cloud);

    assertThat(result.exitCode()).as("the output of Schemathesis: %s", result.text()).isZero();
    Recording recording =
        Recording.read(ROOT.resolve("contract-tests/target/generative/" + api + ".har"));
    recording.noteExercised(api);
    for (Routes.Route route : Routes.of(ROOT.resolve("api-specs/" + api + ".yaml")).routes()) {
      Set<Integer> statuses = recording.statusesOf(route);
      assertThat(statuses).as("valid requests for %s", route).anyMatch(status -> status < 300);
      assertThat(statuses).as("invalid requests for %s", route).contains(400);
    }
  }

  /**
   * Waits for the accepted orders to reach their final status, so that they do not affect other
   * tests.
   */
  private static ScriptResult runScript(String api, LocalCloud cloud) {
    ScriptResult result =
        ScriptResult.run(
            new ProcessBuilder(
                ROOT.resolve("contract-tests/generative.sh").toString(),
                "--env-file",
                cloud.storefrontEnvironment().toString(),
                "--api",
                api));
    new Messages(cloud, "OrderPlacedQueueDev").awaitEmpty();
    new Messages(cloud, "PaymentSuccessQueueDev").awaitEmpty();
    return result;
  }
}
