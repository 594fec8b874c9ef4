package com.cloudcart.contracttests.broker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMadeFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Pact Broker with recorded responses. It accepts {@link #TOKEN}, or {@code pact} as user and
 * password.
 */
final class RecordedBroker
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String TOKEN = "a-token";

  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BEFORE_THE_RECORDED_ONES = 2;

  private final WireMockExtension wireMock =
      WireMockExtension.newInstance()
          .options(
              options().dynamicPort().bindAddress("127.0.0.1").usingFilesUnderClasspath("broker"))
          .build();
  private @Nullable Path repository;
  private @Nullable String commit;

  /** The environment variables with the broker's URL and token. */
  Map<String, String> address() {
    return Map.of("PACT_BROKER_BASE_URL", url(), "PACT_BROKER_TOKEN", TOKEN);
  }

  String url() {
    return wireMock.baseUrl();
  }

  /** The first ten digits of the commit that the script reads. */
  String commit() {
    return requireNonNull(commit);
  }

  /** Runs broker.sh of this checkout with the broker's address and these settings. */
  ScriptResult run(Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new HashMap<>(address());
    environment.putAll(settings);
    return Script.here(requireNonNull(repository)).run(environment, arguments);
  }

  /** Answers a path first with one recorded response, then with another one. */
  void answersInTurn(String path, String first, String next) {
    String scenario = "in turn";
    wireMock.stubFor(
        request("GET", urlPathMatching(path))
            .atPriority(BEFORE_THE_RECORDED_ONES)
            .inScenario(scenario)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo(next)
            .willReturn(hal(200).withBodyFile(first).withTransformers("response-template")));
    wireMock.stubFor(
        request("GET", urlPathMatching(path))
            .atPriority(BEFORE_THE_RECORDED_ONES)
            .inScenario(scenario)
            .whenScenarioStateIs(next)
            .willReturn(hal(200).withBodyFile(next).withTransformers("response-template")));
  }

  /** Answers a path later than any time limit of a test. */
  void isSilent(String method, String path) {
    wireMock.stubFor(
        request(method, urlPathMatching(path))
            .atPriority(BEFORE_THE_RECORDED_ONES)
            .willReturn(hal(200).withFixedDelay(Math.toIntExact(SILENCE.toMillis()))));
  }

  /** Returns another recorded response for a path (a regular expression). */
  void answers(String method, String path, String file) {
    answers(method, path, 200, file);
  }

  /** Rejects one kind of request with a recorded response. */
  void refuses(String method, String path, int status) {
    String file =
        switch (status) {
          case 400 -> "matrix-unknown-service.json";
          case 404 -> "not-found.json";
          case 409 -> "conflict.json";
          default -> "unauthorised.json";
        };
    answers(method, path, status, file);
  }

  private void answers(String method, String path, int status, String file) {
    wireMock.stubFor(
        request(method, urlPathMatching(path))
            .atPriority(BEFORE_THE_RECORDED_ONES)
            .willReturn(hal(status).withBodyFile(file).withTransformers("response-template")));
  }

  /** Rejects all requests. */
  void refusesAll(int status) {
    wireMock.stubFor(
        any(anyUrl()).atPriority(1).willReturn(hal(status).withBodyFile("unauthorised.json")));
  }

  /** Answers all requests with an HTML page, as a proxy in front of a broker may. */
  void showsALogin() {
    wireMock.stubFor(
        any(anyUrl())
            .atPriority(1)
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html").withBody("<h1>Sign in</h1>")));
  }

  /** Answers all requests with an empty JSON object. */
  void isEmpty() {
    wireMock.stubFor(any(anyUrl()).atPriority(1).willReturn(hal(200).withBody("{}")));
  }

  /** Redirects all requests to another path. */
  void redirects() {
    wireMock.stubFor(
        any(anyUrl()).atPriority(1).willReturn(hal(302).withHeader("Location", url() + "/login")));
  }

  private static ResponseDefinitionBuilder hal(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/hal+json;charset=utf-8");
  }

  /** The requests with a method and a path (a regular expression); oldest first. */
  List<LoggedRequest> requests(String method, String path) {
    return wireMock.findAll(
        requestMadeFor(one ->
            MatchResult.of(
                one.getMethod().value().equals(method)
                    && one.getUrl().replaceFirst("[?].*", "").matches(path))));
  }

  /** The bodies of such requests. */
  List<JsonNode> bodies(String method, String path) {
    return requests(method, path).stream().map(one -> json(one.getBodyAsString())).toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    wireMock.beforeAll(context);
    repository = Files.createTempDirectory("repository");
    commit = GitRepository.in(repository).commit();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    wireMock.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    wireMock.afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    wireMock.afterAll(context);
    try (Stream<Path> files = Files.walk(requireNonNull(repository))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
