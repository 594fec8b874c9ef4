package com.cloudcart.contracttests.failures;

/**
 * An example request of an API's document.
 *
 * @param resource the path template in the document
 * @param path with its query
 * @param body empty for none
 */
record ExampleRequest(String api, String method, String resource, String path, String body) {

  boolean hasBody() {
    return !body.isEmpty();
  }

  boolean hasPathParameter() {
    return resource.contains("{");
  }

  ExampleRequest withPath(String other) {
    return new ExampleRequest(api, method, resource, other, body);
  }

  ExampleRequest withBody(String other) {
    return new ExampleRequest(api, method, resource, path, other);
  }

  @Override
  public String toString() {
    return method + " " + resource;
  }
}
