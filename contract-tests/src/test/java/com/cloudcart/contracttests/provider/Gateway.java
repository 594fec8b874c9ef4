package com.cloudcart.contracttests.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.test.Exercised;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A local API Gateway: receives HTTP, routes by the API's document, and invokes the function with
 * proxy events. Like the deployed API Gateway, it does not validate requests.
 */
public final class Gateway implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RecordingServer server = RecordingServer.open(call -> Optional.of(answer(call)));
  private final Routes routes;
  private final UnaryOperator<String> function;

  Gateway(Routes routes, UnaryOperator<String> function) {
    this.routes = routes;
    this.function = function;
  }

  public URI url() {
    return server.url();
  }

  /**
   * Calls the API for a provider state and expects success.
   *
   * @param body an empty text for none
   */
  JsonNode call(String method, String path, Object body, Map<String, String> headers) {
    String json = "".equals(body) ? "" : ContractMapper.write(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    headers.forEach(request::header);
    HttpResponse<String> response = HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException("The provider state cannot be set up: " + response.body());
    }
    return Document.parse(path, response.body()).root();
  }

  private Reply answer(Call call) throws IOException {
    Optional<Routes.Match> match = routes.find(call.method(), call.uri().getRawPath());
    if (match.isEmpty()) {
      return Reply.json(403, "{\"message\":\"Missing Authentication Token\"}");
    }
    APIGatewayProxyResponseEvent answer =
        read(function.apply(ContractMapper.write(event(call, match.get()))));
    Exercised.note(routes.api(), call.method(), match.get().resource(), answer.getStatusCode());
    Map<String, List<String>> headers = new HashMap<>();
    answer.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Reply(answer.getStatusCode(), headers, answer.getBody());
  }

  private static APIGatewayProxyResponseEvent read(String answer) throws IOException {
    try {
      return ContractMapper.read(
          new ByteArrayInputStream(answer.getBytes(UTF_8)), APIGatewayProxyResponseEvent.class);
    } catch (MalformedJson e) {
      throw new IOException("not a proxy response: " + answer, e);
    }
  }

  private static APIGatewayProxyRequestEvent event(Call call, Routes.Match match) {
    Map<String, List<String>> query = query(call.uri());
    return new APIGatewayProxyRequestEvent()
        .withResource(match.resource())
        .withPath(call.uri().getRawPath())
        .withHttpMethod(call.method())
        .withHeaders(last(call.headers()))
        .withMultiValueHeaders(call.headers())
        .withQueryStringParameters(last(query))
        .withMultiValueQueryStringParameters(query)
        .withPathParameters(match.parameters())
        .withBody(call.body().isEmpty() ? null : call.body())
        .withIsBase64Encoded(false);
  }

  private static Map<String, List<String>> query(URI uri) {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      String[] parts = (pair + "=").split("=", -1);
      query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
    }
    query.remove("");
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static Map<String, String> last(Map<String, List<String>> values) {
    Map<String, String> last = new HashMap<>();
    values.forEach((name, all) -> last.put(name, all.getLast()));
    return last;
  }

  @Override
  public void close() {
    server.close();
  }
}
