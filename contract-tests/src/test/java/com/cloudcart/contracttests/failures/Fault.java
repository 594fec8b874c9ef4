package com.cloudcart.contracttests.failures;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** A failure of DynamoDB for each call, and the status that the API must return. */
enum Fault {
  HAS_TOO_MUCH_TO_DO(429),
  IS_AWAY(503),
  REFUSES(500);

  /** A message of the infrastructure, which no API response may contain. */
  static final String SECRET = "the infrastructure's message";

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
