package com.cloudcart.contracttests.endtoend;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.kit.test.Exercised;
import java.nio.file.Path;

/** Validates each response in a test against the API's OpenAPI document. */
final class SpecConformance {
  private final OpenApiInteractionValidator validator;
  private final Routes routes;

  /**
   * Reads a document.
   *
   * @param api the name of its file in {@code api-specs}
   */
  SpecConformance(String api) {
    Path file = Path.of(System.getProperty("project.root"), "api-specs", api + ".yaml");
    routes = Routes.of(api);
    validator = OpenApiInteractionValidator.createFor(file.toUri().toString()).build();
  }

  /**
   * Fails when the document does not allow the answer.
   *
   * @param pathAndQuery of the request, without the API's base URL
   */
  void check(String method, String pathAndQuery, Answer answer) {
    if (isTheGateways(answer)) {
      return;
    }
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(answer.status()).withBody(answer.body());
    answer.headers().map().forEach(response::withHeader);
    String path = pathAndQuery.replaceAll("\\?.*", "");
    ValidationReport report =
        validator.validateResponse(path, Request.Method.valueOf(method), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s was answered by %s, which the document does not allow:%n%s"
              .formatted(
                  method, path, answer, SimpleValidationReportFormat.getInstance().apply(report)));
    }
    routes
        .find(method, path)
        .ifPresent(
            match -> Exercised.note(routes.api(), method, match.resource(), answer.status()));
  }

  /** API Gateway itself answers when the API key is missing or the function died. */
  private static boolean isTheGateways(Answer answer) {
    return answer.status() == 502 || answer.body().equals("{\"message\": \"Forbidden\"}");
  }
}
