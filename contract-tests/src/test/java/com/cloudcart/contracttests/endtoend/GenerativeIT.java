package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.kit.test.Exercised;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code generative.sh}: Schemathesis sends about a thousand generated requests, valid and
 * invalid, to the deployed APIs and validates each response. This test also checks that each
 * operation received both kinds.
 */
class GenerativeIT extends EndToEnd {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final int NOT_THE_FUNCTIONS = 403;

  GenerativeIT(LocalCloud cloud) {
    super(cloud);
  }

  private record Exchange(String method, String path, int status) {

    /** An entry of an HTTP archive (HAR 1.2). */
    static Exchange of(JsonNode entry) {
      JsonNode request = entry.get("request");
      String path = request.get("url").textValue().replaceFirst("^.*?/_user_request_", "");
      return new Exchange(
          request.get("method").textValue(),
          path.replaceFirst("[?#].*", ""),
          entry.at("/response/status").intValue());
    }

    boolean isOf(Routes.Route route) {
      return route.match(method, path).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "orders"})
  void each_response_conforms_to_its_document(String api) throws IOException {
    ScriptResult result = runScript(api);

    assertThat(result.exitCode()).as("the output of Schemathesis: %s", result.text()).isZero();
    List<Exchange> exchanges = recorded(api);
    for (Routes.Route route : Routes.of(api).routes()) {
      Set<Integer> statuses =
          exchanges.stream()
              .filter(exchange -> exchange.isOf(route))
              .map(Exchange::status)
              .collect(Collectors.toSet());
      assertThat(statuses).as("valid requests for %s", route).anyMatch(status -> status < 300);
      if (takesInput(route)) {
        assertThat(statuses).as("invalid requests for %s", route).contains(400);
      }
      // API Gateway itself sends some responses; they do not come from the function.
      statuses.remove(NOT_THE_FUNCTIONS);
      statuses.forEach(s -> Exercised.note(api, route.method(), route.resource(), s));
    }
  }

  /** Whether a generated request can be invalid: every value of the correlation id is valid. */
  private static boolean takesInput(Routes.Route route) {
    return route.operation().has("requestBody")
        || route
            .operation()
            .path("parameters")
            .valueStream()
            .map(route::resolved)
            .anyMatch(parameter -> !parameter.path("name").asText().equals("x-correlation-id"));
  }

  /**
   * Waits for the accepted orders to reach their final status, so that they do not affect other
   * tests.
   */
  private ScriptResult runScript(String api) {
    String script = ROOT.resolve("contract-tests/generative.sh").toString();
    String settings = cloud.storefrontEnvironment().toString();
    ScriptResult result =
        ScriptResult.run(new ProcessBuilder(script, "--env-file", settings, "--api", api));
    placed.awaitEmpty();
    paid.awaitEmpty();
    return result;
  }

  private static List<Exchange> recorded(String api) throws IOException {
    Path archive = ROOT.resolve("contract-tests/target/generative/" + api + ".har");
    return new ObjectMapper()
        .readTree(archive.toFile())
        .at("/log/entries")
        .valueStream()
        .map(Exchange::of)
        .toList();
  }
}
