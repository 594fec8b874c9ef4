package com.cloudcart.contracttests.failures;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What DynamoDB may do to every call, and the status that the caller of an API must get. */
enum Fault {
  HAS_TOO_MUCH_TO_DO(429),
  IS_AWAY(503),
  REFUSES(500);

  /** Words of the infrastructure, which no caller may see. */
  static final String SECRET = "the infrastructure's own words";

  private final int status;

  Fault(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  ResponseDefinitionBuilder answer() {
    return switch (this) {
      case HAS_TOO_MUCH_TO_DO -> error("ThrottlingException");
      case IS_AWAY -> aResponse().withFault(CONNECTION_RESET_BY_PEER);
      case REFUSES -> error("AccessDeniedException");
    };
  }

  private static ResponseDefinitionBuilder error(String type) {
    return aResponse()
        .withStatus(400)
        .withHeader("Content-Type", "application/x-amz-json-1.0")
        .withBody(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                .formatted(type, SECRET));
  }
}
