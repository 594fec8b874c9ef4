package com.cloudcart.contracttests.spec;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Validates the requests and expected responses of a consumer's pact against an OpenAPI document.
 */
final class HttpConformance {

  /**
   * Statuses of responses to invalid requests; such an interaction has an invalid request on
   * purpose.
   */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 413, 415);

  private final DeclaredResponses declaredResponses;
  private final AbsentFields absentFields;
  private final OpenApiInteractionValidator requests;
  private final OpenApiInteractionValidator responses;

  HttpConformance(Document spec) {
    declaredResponses = new DeclaredResponses(spec);
    absentFields = new AbsentFields(spec, declaredResponses);
    requests = validator(spec.root());
    responses = validator(ConsumerSchema.of(spec));
  }

  private static OpenApiInteractionValidator validator(JsonNode spec) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(spec.toString())
        .withLevelResolver(
            LevelResolver.create()
                .withLevel(
                    "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                // A pact only lists the headers that the consumer reads.
                .withLevel("validation.response.header.missing", ValidationReport.Level.IGNORE)
                .build())
        .build();
  }

  List<String> check(JsonNode interaction) {
    JsonNode request = interaction.path("request");
    JsonNode response = interaction.path("response");
    Method method = Method.valueOf(request.path("method").asText("GET").toUpperCase(Locale.ROOT));
    Stream<String> answer =
        Stream.concat(
            errors(
                responses.validateResponse(
                    request.path("path").asText(), method, response(response))),
            Stream.concat(
                undeclaredHeaders(interaction), absentFields.violations(interaction).stream()));
    boolean meantToBeRefused = REFUSALS.contains(response.path("status").asInt());
    Stream<String> question =
        meantToBeRefused
            ? Stream.empty()
            : errors(requests.validateRequest(request(method, request)));
    return Stream.concat(question, answer).distinct().toList();
  }

  /** The validator ignores undeclared headers. */
  private Stream<String> undeclaredHeaders(JsonNode interaction) {
    Set<String> declared = new HashSet<>(Set.of("content-type"));
    declaredResponses
        .of(interaction)
        .ifPresent(found ->
            found
                .path("headers")
                .fieldNames()
                .forEachRemaining(name -> declared.add(name.toLowerCase(Locale.ROOT))));
    return interaction.path("response").path("headers").properties().stream()
        .map(header -> header.getKey().toLowerCase(Locale.ROOT))
        .filter(header -> !declared.contains(header))
        .map(header -> "not in the contract: header " + header + " is not declared");
  }

  private static Stream<String> errors(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> "not in the contract: " + message.getMessage());
  }

  private static SimpleRequest request(Method method, JsonNode request) {
    SimpleRequest.Builder builder =
        new SimpleRequest.Builder(method, request.path("path").asText());
    request
        .path("query")
        .properties()
        .forEach(query -> builder.withQueryParam(query.getKey(), texts(query.getValue())));
    request
        .path("headers")
        .properties()
        .forEach(header -> builder.withHeader(header.getKey(), texts(header.getValue())));
    Content.of(request.path("body")).ifPresent(body -> builder.withBody(body.toString()));
    return builder.build();
  }

  private static SimpleResponse response(JsonNode response) {
    SimpleResponse.Builder builder = new SimpleResponse.Builder(response.path("status").asInt(200));
    response
        .path("headers")
        .properties()
        .forEach(header -> builder.withHeader(header.getKey(), texts(header.getValue())));
    Content.of(response.path("body"))
        .ifPresent(body -> {
          builder.withBody(body.toString());
          builder.withContentType("application/json");
        });
    return builder.build();
  }

  private static List<String> texts(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
