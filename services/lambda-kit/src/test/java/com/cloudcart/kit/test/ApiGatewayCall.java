package com.cloudcart.kit.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as API Gateway (REST, proxy integration) hands it to a function. A call with a body says
 * that it is JSON unless it says otherwise.
 *
 * @param resource the route as the API's document has it, with its parameters in braces
 */
public record ApiGatewayCall(
    String method,
    String resource,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static ApiGatewayCall of(String method, String resource) {
    return new ApiGatewayCall(method, resource, Map.of(), Map.of(), Map.of(), null);
  }

  public ApiGatewayCall path(String name, String value) {
    return new ApiGatewayCall(
        method, resource, with(pathParameters, name, value), query, headers, body);
  }

  public ApiGatewayCall query(String name, String value) {
    return new ApiGatewayCall(
        method, resource, pathParameters, with(query, name, value), headers, body);
  }

  public ApiGatewayCall header(String name, String value) {
    return new ApiGatewayCall(
        method, resource, pathParameters, query, with(headers, name, value), body);
  }

  public ApiGatewayCall body(String json) {
    ApiGatewayCall call =
        headers.containsKey("content-type") ? this : header("content-type", "application/json");
    return new ApiGatewayCall(method, resource, pathParameters, query, call.headers, json);
  }

  /** The path with the parameters filled in. */
  String path() {
    String path = resource;
    for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  /**
   * The event.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html#apigateway-example-event">its
   *     shape</a>
   */
  byte[] event() {
    ObjectNode event = JSON.createObjectNode();
    event.put("resource", resource).put("path", path()).put("httpMethod", method);
    event.set("headers", single(headers));
    event.set("multiValueHeaders", multiple(headers));
    event.set("queryStringParameters", single(query));
    event.set("multiValueQueryStringParameters", multiple(query));
    event.set("pathParameters", single(pathParameters));
    event.putNull("stageVariables");
    event
        .putObject("requestContext")
        .put("resourcePath", resource)
        .put("httpMethod", method)
        .put("path", "/dev" + path())
        .put("stage", "dev")
        .put("protocol", "HTTP/1.1")
        .putObject("identity")
        .put("sourceIp", "203.0.113.7");
    event.put("body", body).put("isBase64Encoded", false);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** API Gateway says null where there are none. */
  private static @Nullable JsonNode single(Map<String, String> values) {
    return values.isEmpty() ? null : JSON.valueToTree(values);
  }

  private static @Nullable JsonNode multiple(Map<String, String> values) {
    ObjectNode node = JSON.createObjectNode();
    values.forEach((name, value) -> node.putArray(name).add(value));
    return values.isEmpty() ? null : node;
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> copy = new HashMap<>(map);
    copy.put(name, value);
    return copy;
  }
}
