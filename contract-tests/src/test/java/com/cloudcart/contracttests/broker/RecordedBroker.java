package com.cloudcart.contracttests.broker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMadeFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BEFORE_THE_RECORDED_ONES = 2;

  private final WireMockExtension wireMock =
      WireMockExtension.newInstance()
          .options(
              options().dynamicPort().bindAddress("127.0.0.1").usingFilesUnderClasspath("broker"))
          .build();

  /** The environment variables with the broker's URL and token. */
  Map<String, String> address() {
    return Map.of("PACT_BROKER_BASE_URL", url(), "PACT_BROKER_TOKEN", TOKEN);
  }

  String url() {
    return wireMock.baseUrl();
  }

  /** Runs broker.sh of this checkout with the broker's address and these settings. */
  ScriptResult run(Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new HashMap<>(address());
    environment.putAll(settings);
    return Script.here().run(environment, arguments);
  }

  /** Returns another recorded response for a path (a regular expression). */
  void answers(String method, String path, String file) {
    answers(method, path, 200, file);
  }

  /** Rejects one kind of request with a recorded response. */
  void refuses(String method, String path, int status) {
    answers(method, path, status, status == 409 ? "conflict.json" : "unauthorised.json");
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
  }
}
