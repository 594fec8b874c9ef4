package com.cloudcart.contracttests.generative;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.cloud.LocalCloud;
import com.cloudcart.contracttests.cloud.LocalCloudExtension;
import com.cloudcart.contracttests.cloud.Messages;
import com.cloudcart.contracttests.cloud.Said;
import com.cloudcart.contracttests.provider.Routes;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * About a thousand requests that Schemathesis derives from the documents, valid ones and invalid
 * ones, sent to the deployed APIs by {@code generative.sh}. It holds every answer against the
 * document; here only that it has really been everywhere.
 */
@ExtendWith(LocalCloudExtension.class)
class GenerativeIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "orders"})
  void every_answer_is_as_the_document_says(String api, LocalCloud cloud) throws Exception {
    Said said = play(api, cloud);

    assertThat(said.exitCode()).as("what Schemathesis says: %s", said.text()).isZero();
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
   * Orders that were accepted go on to payment and shipment, and should not get into other tests.
   */
  private static Said play(String api, LocalCloud cloud) {
    Said said =
        Said.by(
            new ProcessBuilder(
                ROOT.resolve("contract-tests/generative.sh").toString(),
                "--env-file",
                cloud.storefrontEnvironment().toString(),
                "--api",
                api));
    new Messages(cloud, "OrderPlacedQueueDev").awaitEmpty();
    new Messages(cloud, "PaymentSuccessQueueDev").awaitEmpty();
    return said;
  }
}
