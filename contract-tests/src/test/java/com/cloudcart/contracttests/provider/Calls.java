package com.cloudcart.contracttests.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** API calls that set up a provider state. */
final class Calls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Calls() {}

  /** Sends a POST and expects success. */
  static JsonNode post(URI url, Object body, Map<String, String> headers) {
    return send("POST", url, written(body), headers);
  }

  /** Sends a PATCH and expects success. */
  static JsonNode patch(URI url, Object body) {
    return send("PATCH", url, written(body), Map.of());
  }

  /** Sends a GET and expects success. */
  static JsonNode get(URI url, Map<String, String> headers) {
    return send("GET", url, "", headers);
  }

  /** Sends a DELETE and expects success. */
  static void delete(URI url) {
    send("DELETE", url, "", Map.of());
  }

  private static String written(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + body, e);
    }
  }

  private static JsonNode send(String method, URI url, String body, Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      headers.forEach(request::header);
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("The provider state cannot be set up: " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted during the setup of a provider state", e);
    }
  }
}
