package com.cloudcart.contracttests.cloud;

import java.util.List;
import java.util.Map;

/**
 * A call of a function to its endpoint, recorded by the proxy.
 *
 * @param number the number of the call since the proxy was last reset, from 1
 * @param operation the AWS operation ({@code TransactWriteItems}), or method and path
 */
public record Call(
    int number,
    String operation,
    String method,
    String path,
    Map<String, List<String>> headers,
    String body) {

  /** Whether the call goes to the catalog's API, not to an AWS service. */
  public boolean isForTheCatalog() {
    return path.contains("/_user_request_");
  }

  @Override
  public String toString() {
    return number + ". " + operation;
  }
}
