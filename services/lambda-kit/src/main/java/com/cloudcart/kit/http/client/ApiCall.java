package com.cloudcart.kit.http.client;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of an operation, built up by a generated client. */
public final class ApiCall {
  private final String method;
  private final StringBuilder target;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean hasQuery;
  private @Nullable String body;

  private ApiCall(String method, String path) {
    this.method = method;
    this.target = new StringBuilder(path);
  }

  /**
   * The start of a call.
   *
   * @param path encoded, after the API's base address
   */
  public static ApiCall of(String method, String path) {
    return new ApiCall(method, path);
  }

  /** A value as one segment of a path. */
  public static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Left out when null. */
  public ApiCall query(String name, @Nullable Object value) {
    if (value != null) {
      target
          .append(hasQuery ? '&' : '?')
          .append(name)
          .append('=')
          .append(segment(value.toString()));
      hasQuery = true;
    }
    return this;
  }

  /** Left out when null. */
  public ApiCall header(String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
    return this;
  }

  public ApiCall body(JsonWritable content) {
    body = JsonWriter.text(content);
    return this;
  }

  String method() {
    return method;
  }

  String target() {
    return target.toString();
  }

  Map<String, String> headers() {
    return headers;
  }

  @Nullable String body() {
    return body;
  }

  /** For messages: without query, which may say who asks. */
  @Override
  public String toString() {
    String text = target.toString();
    int query = text.indexOf('?');
    return method + " " + (query < 0 ? text : text.substring(0, query));
  }
}
