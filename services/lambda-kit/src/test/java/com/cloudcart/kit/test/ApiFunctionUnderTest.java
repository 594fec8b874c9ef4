package com.cloudcart.kit.test;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A function behind API Gateway, in this JVM or in another process, called with events as API
 * Gateway makes them. Each answer is validated against the API's document.
 */
public final class ApiFunctionUnderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What the function answers to a call that API Gateway would not let through; no operation of the
   * document.
   */
  private static final List<Integer> NOT_IN_THE_DOCUMENT = List.of(405);

  private final RequestStreamHandler function;
  private final ApiContract contract;

  /**
   * @param api the document's name in {@code api-specs}, for example {@code catalog}
   */
  public ApiFunctionUnderTest(RequestStreamHandler function, String api) {
    this.function = function;
    this.contract = new ApiContract(api);
  }

  /** The function's answer, which the document allows. */
  public Answer call(ApiEvent call) {
    Answer answer = answer(function, call.stream());
    if (!NOT_IN_THE_DOCUMENT.contains(answer.status())) {
      contract.check(call.method(), call.path(), call.template(), answer);
    }
    return answer;
  }

  /** The answer of a function to any event, not validated. */
  public static Answer answer(RequestStreamHandler function, InputStream event) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      function.handleRequest(event, out, null);
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

    /** A header of any case; empty when it is missing. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }
}
