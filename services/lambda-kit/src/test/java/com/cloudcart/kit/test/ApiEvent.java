package com.cloudcart.kit.test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API Gateway proxy event, as a test describes it. */
public final class ApiEvent {
  private final String method;
  private final String path;
  private @Nullable String resource;
  private @Nullable String body;
  private boolean base64;
  private final Map<String, String> pathParameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, List<String>> repeated = new LinkedHashMap<>();
  private final Map<String, List<String>> query = new LinkedHashMap<>();

  private ApiEvent(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public static ApiEvent of(String method, String path) {
    return new ApiEvent(method, path);
  }

  /** As API Gateway says it when it has matched the path itself. */
  public ApiEvent resource(String template) {
    resource = template;
    return this;
  }

  public ApiEvent pathParameter(String name, String encoded) {
    pathParameters.put(name, encoded);
    return this;
  }

  public ApiEvent query(String name, String value) {
    query.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    return this;
  }

  public ApiEvent header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** A header that the caller sent more than once; API Gateway adds its last value to the rest. */
  public ApiEvent repeatedHeader(String name, String... values) {
    repeated.put(name, List.of(values));
    return header(name, values[values.length - 1]);
  }

  public ApiEvent json(String text) {
    body = text;
    return header("Content-Type", "application/json");
  }

  public ApiEvent base64(String encoded) {
    body = encoded;
    base64 = true;
    return header("Content-Type", "application/json");
  }

  /** The bytes that a function gets. */
  public InputStream stream() {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
  }

  /** The event's JSON. */
  public String text() {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("httpMethod", method);
    json.writeStringField("path", path);
    json.writeStringField("resource", resource);
    map(json, "pathParameters", pathParameters);
    map(json, "headers", headers);
    json.writeFieldName("queryStringParameters");
    json.writeNull();
    lists(json, "multiValueQueryStringParameters", query);
    lists(json, "multiValueHeaders", repeated);
    json.writeStringField("body", body);
    json.writeBooleanField("isBase64Encoded", base64);
    json.writeEndObject();
  }

  private static void lists(JsonGenerator json, String name, Map<String, List<String>> lists)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, List<String>> each : lists.entrySet()) {
      json.writeArrayFieldStart(each.getKey());
      for (String value : each.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void map(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : values.entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }
}
