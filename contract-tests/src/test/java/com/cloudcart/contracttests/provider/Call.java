package com.cloudcart.contracttests.provider;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * A recorded call.
 *
 * @param number the number of the call since the server was last restarted, from 1
 */
public record Call(int number, String method, URI uri, Headers headers, String body) {

  static Call of(int number, HttpExchange exchange, String body) {
    return new Call(
        number,
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders(),
        body);
  }

  /** Whether the call is this request of the AWS SDK. */
  public boolean is(Class<? extends AwsRequest> request) {
    return request.getSimpleName().equals(operation() + "Request");
  }

  /** Whether the call goes to the catalog's API, not to an AWS service. */
  public boolean isForTheCatalog() {
    return uri.getPath().contains("/_user_request_");
  }

  /** The AWS operation, or method and path. */
  public String operation() {
    return Optional.ofNullable(headers.getFirst("X-Amz-Target"))
        .map(target -> target.substring(target.indexOf('.') + 1))
        .orElseGet(() -> method + uri.toString().replaceAll(".*/_user_request_", " "));
  }

  @Override
  public String toString() {
    return number + ". " + operation();
  }
}
