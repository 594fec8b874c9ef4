package com.cloudcart.kit.api;

/** Calls the operation that a valid request asks for. Generated from the document of an API. */
public interface Router {
  ApiResponse call(String operationId, ValidRequest request);
}
