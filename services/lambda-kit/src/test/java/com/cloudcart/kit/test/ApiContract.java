package com.cloudcart.kit.test;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.util.stream.Collectors;

/** Validates answers against an API's document, and records which of its statuses were seen. */
public final class ApiContract {
  private final String api;
  private final OpenApiInteractionValidator document;

  /**
   * @param api the document's name in {@code api-specs}, for example {@code catalog}
   */
  public ApiContract(String api) {
    this.api = api;
    this.document =
        OpenApiInteractionValidator.createForSpecificationUrl(
                ProjectRoot.path("api-specs/" + api + ".yaml").toUri().toString())
            .build();
  }

  /**
   * Fails when the document does not allow the answer.
   *
   * @param resource the route as the document has it
   */
  public void check(String method, String path, String resource, Answer answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach(response::withHeader);
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    ValidationReport report =
        document.validateResponse(path, Request.Method.valueOf(method), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s answered %d %s, which its document does not allow: %s"
              .formatted(
                  method,
                  resource,
                  answer.status(),
                  answer.body(),
                  report.getMessages().stream()
                      .map(ValidationReport.Message::getMessage)
                      .collect(Collectors.joining("; "))));
    }
    Exercised.note(api, method, resource, answer.status());
  }
}
