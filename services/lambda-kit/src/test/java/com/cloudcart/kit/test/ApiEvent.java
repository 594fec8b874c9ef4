package com.cloudcart.kit.test;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as API Gateway (REST API, proxy integration) sends it to a function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html#apigateway-example-event">its
 *     format</a>
 */
public final class ApiEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
  private final Map<String, String> pathParameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, List<String>> allHeaders = new LinkedHashMap<>();
  private final Map<String, List<String>> query = new LinkedHashMap<>();

  private ApiEvent(String method, String path) {
    event.withHttpMethod(method).withPath(path).withIsBase64Encoded(false);
  }

  /** A request that API Gateway has not matched to a resource. */
  public static ApiEvent of(String method, String path) {
    return new ApiEvent(method, path);
  }

  /**
   * A request that API Gateway has matched.
   *
   * @param resource the path template of the document, {@code /products/{productId}}
   */
  public static ApiEvent matched(String method, String resource) {
    return of(method, resource).resource(resource);
  }

  public ApiEvent resource(String template) {
    event.setResource(template);
    return this;
  }

  /** A parameter of the path, percent-encoded. */
  public ApiEvent pathParameter(String name, String encoded) {
    pathParameters.put(name, encoded);
    event.setPath(event.getPath().replace("{" + name + "}", encoded));
    return this;
  }

  public ApiEvent query(String name, String value) {
    query.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    return this;
  }

  public ApiEvent header(String name, String value) {
    return repeatedHeader(name, value);
  }

  /** A header that the client sent more than once; the single value is the last one. */
  public ApiEvent repeatedHeader(String name, String... values) {
    headers.put(name, values[values.length - 1]);
    allHeaders.put(name, List.of(values));
    return this;
  }

  /** A request whose token API Gateway has verified; it passes on the claims. */
  public ApiEvent claims(Map<String, Object> claims) {
    context().setAuthorizer(Map.of("claims", claims));
    return this;
  }

  /** The id that API Gateway has given to the request. */
  public ApiEvent requestId(String id) {
    context().setRequestId(id);
    return this;
  }

  private APIGatewayProxyRequestEvent.ProxyRequestContext context() {
    if (event.getRequestContext() == null) {
      event.setRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext());
    }
    return event.getRequestContext();
  }

  /** A body, as JSON unless the request has a content type already. */
  public ApiEvent json(String text) {
    event.setBody(text);
    boolean hasType = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    return hasType ? this : header("Content-Type", "application/json");
  }

  /** A body that API Gateway considers binary. */
  public ApiEvent base64(String encoded) {
    event.setIsBase64Encoded(true);
    return json(encoded);
  }

  public String method() {
    return event.getHttpMethod();
  }

  public String path() {
    return event.getPath();
  }

  public String template() {
    return event.getResource();
  }

  /** The bytes that the function receives. */
  public InputStream stream() {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
  }

  /** The event as JSON. */
  public String text() {
    Map<String, String> lastOfQuery = new LinkedHashMap<>();
    query.forEach((name, values) -> lastOfQuery.put(name, values.getLast()));
    event
        .withPathParameters(pathParameters)
        .withHeaders(headers)
        .withMultiValueHeaders(allHeaders)
        .withQueryStringParameters(lastOfQuery)
        .withMultiValueQueryStringParameters(query);
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
