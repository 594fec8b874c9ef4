package com.cloudcart.apispecs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of interface, router and client read; Mustache finds it by name. */
final class OperationViews {

  private OperationViews() {}

  /**
   * An API.
   *
   * @param keyHeader the header of the api key, null for an API that needs none
   */
  public record Api(List<JavaOperation> operations, @Nullable String keyHeader) {}

  /**
   * An operation.
   *
   * @param pathExpression the path as a Java expression over the parameters
   */
  public record JavaOperation(
      String name,
      String type,
      String constant,
      String method,
      String path,
      String pathExpression,
      String javadoc,
      List<JavaParameter> parameters,
      List<JavaStatus> statuses,
      boolean rejects,
      boolean fails) {
    public boolean hasParameters() {
      return !parameters.isEmpty();
    }
  }

  /**
   * An input of an operation.
   *
   * @param place path, query, header or body
   */
  public record JavaParameter(
      String json,
      String name,
      String type,
      String declaredType,
      String rule,
      String ruleName,
      String place,
      boolean required,
      @Nullable String defaultValue) {
    public boolean query() {
      return place.equals("query");
    }

    public boolean header() {
      return place.equals("header");
    }

    public boolean body() {
      return place.equals("body");
    }

    public String reader() {
      return switch (place) {
        case "path" -> "path";
        case "query" -> required ? "requiredQuery" : "optionalQuery";
        default -> required ? "requiredHeader" : "optionalHeader";
      };
    }
  }

  /**
   * An answer of an operation.
   *
   * @param group the sub-interface of the response that the status belongs to, if any
   */
  public record JavaStatus(
      String code,
      String name,
      String javadoc,
      @Nullable String body,
      @Nullable String bodyRule,
      List<JavaHeader> headers,
      @Nullable String group,
      boolean partial) {
    public List<JavaHeader> requiredHeaders() {
      return headers.stream().filter(JavaHeader::required).toList();
    }

    public boolean hasHeaders() {
      return !headers.isEmpty();
    }
  }

  public record JavaHeader(String name, String variable, String type, boolean required) {
    public String declaredType() {
      return required ? Primitives.of(type) : "@Nullable " + type;
    }
  }
}
