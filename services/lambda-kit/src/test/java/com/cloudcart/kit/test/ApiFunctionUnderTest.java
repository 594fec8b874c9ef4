package com.cloudcart.kit.test;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function behind API Gateway, called by events as API Gateway makes them. Each answer is held
 * against the API's document: one that the document does not declare fails the test.
 */
public final class ApiFunctionUnderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What the function answers to a call that API Gateway would not let through; no operation of the
   * document.
   */
  private static final List<Integer> NOT_IN_THE_DOCUMENT = List.of(405);

  private final String api;
  private final RequestStreamHandler function;
  private final OpenApiInteractionValidator document;

  /**
   * @param api the document's name in {@code api-specs}, for example {@code catalog}
   */
  public ApiFunctionUnderTest(RequestStreamHandler function, String api) {
    this.api = api;
    this.function = function;
    this.document =
        OpenApiInteractionValidator.createForSpecificationUrl(
                ProjectRoot.path("api-specs/" + api + ".yaml").toUri().toString())
            .build();
  }

  /** The function's answer, which the document allows. */
  public Answer call(ApiEvent call) {
    Answer answer = raw(call);
    if (!NOT_IN_THE_DOCUMENT.contains(answer.status())) {
      check(call, answer);
      Exercised.note(api, call.method(), call.template(), answer.status());
    }
    return answer;
  }

  private Answer raw(ApiEvent call) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      function.handleRequest(call.stream(), out, null);
      JsonNode answer = JSON.readTree(out.toByteArray());
      Map<String, String> headers = new HashMap<>();
      answer
          .get("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
      return new Answer(answer.get("statusCode").asInt(), headers, answer.path("body").asText(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(ApiEvent call, Answer answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach(response::withHeader);
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    ValidationReport report =
        document.validateResponse(
            call.path(), Request.Method.valueOf(call.method()), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s answered %d %s, which its document does not allow: %s"
              .formatted(
                  call.method(),
                  call.template(),
                  answer.status(),
                  answer.body(),
                  report.getMessages().stream()
                      .map(ValidationReport.Message::getMessage)
                      .collect(Collectors.joining("; "))));
    }
  }

  /**
   * What a caller sees.
   *
   * @param headers by lower-case name
   * @param body empty for none
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON: " + body, e);
      }
    }
  }
}
