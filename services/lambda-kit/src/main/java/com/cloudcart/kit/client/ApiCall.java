package com.cloudcart.kit.client;

import com.cloudcart.kit.json.ContractMapper;
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
  private boolean isSigned;
  private @Nullable String body;

  private ApiCall(String method, String path) {
    this.method = method;
    this.target = new StringBuilder(path);
  }

  /**
   * The start of a call.
   *
   * @param path the path template, {@code /products/{productId}}
   */
  public static ApiCall of(String method, String path) {
    return new ApiCall(method, path);
  }

  /** Fills in a parameter of the path. */
  public ApiCall path(String name, String value) {
    String parameter = "{" + name + "}";
    int start = target.indexOf(parameter);
    target.replace(start, start + parameter.length(), encode(value));
    return this;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Left out when null. */
  public ApiCall query(String name, @Nullable Object value) {
    if (value != null) {
      target.append(hasQuery ? '&' : '?').append(name).append('=').append(encode(value.toString()));
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

  /** Signed, if the API's stage requires it. */
  public ApiCall signed() {
    isSigned = true;
    return this;
  }

  /** Written as JSON. */
  public ApiCall body(Object content) {
    body = ContractMapper.write(content);
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

  boolean isSigned() {
    return isSigned;
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
