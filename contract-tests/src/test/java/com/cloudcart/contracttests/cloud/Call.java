package com.cloudcart.contracttests.cloud;

import java.util.List;
import java.util.Map;

/**
 * A call of a function to its endpoint, as the proxy in between sees it.
 *
 * @param number counts the calls since the proxy was last told to start anew, from 1
 * @param operation the AWS operation ({@code TransactWriteItems}), or method and path
 */
public record Call(
    int number,
    String operation,
    String method,
    String path,
    Map<String, List<String>> headers,
    String body) {

  /** Whether it goes to the catalog's API rather than to an AWS service. */
  public boolean isForTheCatalog() {
    return path.contains("/_user_request_");
  }

  @Override
  public String toString() {
    return number + ". " + operation;
  }
}
