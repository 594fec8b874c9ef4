package com.cloudcart.contracttests.gate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** broker.sh and Pact's own client against a broker's answers. */
class BrokerIT {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String HAL = "application/hal+json";

  @RegisterExtension
  private static final WireMockExtension BROKER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @BeforeEach
  void a_broker_that_knows_the_environment() {
    BROKER.stubFor(
        authorized(get(urlEqualTo("/")))
            .willReturn(
                okJson(
                    """
                    {"_links": {"pb:publish-contracts": {"href": "%s/contracts/publish"}}}
                    """
                        .formatted(BROKER.baseUrl()))));
  }

  @Test
  void publishes_every_pact_with_branch_and_version() throws Exception {
    BROKER.stubFor(
        authorized(post(urlEqualTo("/contracts/publish")))
            .willReturn(okJson("{\"notices\": [], \"_embedded\": {}, \"_links\": {}}")));

    Said said = broker(BROKER.baseUrl(), "publish", "main");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(BROKER.findAll(postRequestedFor(urlEqualTo("/contracts/publish"))))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(request ->
            assertThat(request.getBodyAsString())
                .contains("\"branch\":\"main\"", "\"pacticipantVersionNumber\":\""));
  }

  @Test
  void may_deploy_when_the_broker_says_yes() throws Exception {
    matrix(true, "All required verification results are published and successful");

    Said said = broker(BROKER.baseUrl(), "can-i-deploy", "dev");

    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  @Test
  void may_not_deploy_when_a_pact_is_unverified() throws Exception {
    matrix(false, "There is no verified pact between order and catalog");

    Said said = broker(BROKER.baseUrl(), "can-i-deploy", "dev");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.text())
        .contains("There is no verified pact between order and catalog")
        .contains("catalog must not be deployed to dev");
  }

  @Test
  void records_what_was_deployed() throws Exception {
    BROKER.stubFor(
        authorized(get(urlPathMatching("/pacticipants/.*")))
            .willReturn(
                okJson(
                    """
                    {"number": "v", "_links": {"pb:record-deployment":
                      [{"name": "dev", "href": "%s/deployments/dev"}]}}
                    """
                        .formatted(BROKER.baseUrl()))));
    BROKER.stubFor(
        authorized(post(urlEqualTo("/deployments/dev")))
            .willReturn(
                aResponse().withStatus(201).withHeader("Content-Type", HAL).withBody("{}")));

    Said said = broker(BROKER.baseUrl(), "record-deployment", "dev");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(BROKER.findAll(postRequestedFor(urlEqualTo("/deployments/dev")))).hasSize(5);
  }

  @Test
  void says_that_the_broker_is_away() throws Exception {
    Said said = broker("http://127.0.0.1:9", "can-i-deploy", "dev");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text()).contains("http://127.0.0.1:9 cannot be reached");
  }

  @Test
  void says_that_the_broker_does_not_let_us_in() throws Exception {
    BROKER.resetAll();
    BROKER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

    Said said = broker(BROKER.baseUrl(), "can-i-deploy", "dev");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text()).contains("does not let us in");
  }

  private static void matrix(boolean deployable, String reason) {
    BROKER.stubFor(
        authorized(get(urlPathEqualTo("/matrix")))
            .willReturn(
                okJson(
                    """
                    {"summary": {"deployable": %1$s, "reason": "%2$s", "success": 0, "failed": 0,
                      "unknown": 1}, "matrix": [], "notices": [{"type": "info", "text": "%2$s"}]}
                    """
                        .formatted(deployable, reason))));
  }

  private static MappingBuilder authorized(MappingBuilder request) {
    return request.withHeader("Authorization", equalTo("Bearer a-token"));
  }

  private record Said(int exitCode, String text) {}

  private static Said broker(String url, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = ROOT.resolve("contract-tests/broker/broker.sh").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PACT_BROKER_BASE_URL", url);
    builder.environment().put("PACT_BROKER_TOKEN", "a-token");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
