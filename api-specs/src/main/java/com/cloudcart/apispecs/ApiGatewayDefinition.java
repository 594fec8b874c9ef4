package com.cloudcart.apispecs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * What API Gateway has to know of an API: its routes, which of them need the api key, and the
 * function behind them. It learns no schema, because a gateway that validates answers in its own
 * words and with less than our router says.
 *
 * <p>To be included in a template (AWS::Include), which has a function {@code ApiFunction}, its
 * alias {@code ApiFunctionAlias} and the condition {@code SnapStarts} by which one or the other is
 * called, and the conditions that the document's security schemes name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html">AWS</a>
 */
public final class ApiGatewayDefinition {
  private static final String INVOCATION =
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions"
          + "/${FunctionArn}/invocations";
  private static final String REQUEST_HEADERS =
      "Content-Type,Authorization,x-api-key,Idempotency-Key,x-correlation-id,traceparent";

  private static final String USER_POOLS = "cognito_user_pools";

  /** Names the condition of the template under which a security scheme applies. */
  private static final String CONDITION = "x-template-condition";

  private final OpenAPI document;

  private ApiGatewayDefinition(OpenAPI document) {
    this.document = document;
  }

  /** The definition as a tree of maps, lists and scalars. */
  public static Map<String, Object> of(OpenAPI document) {
    return new ApiGatewayDefinition(document).definition();
  }

  private Map<String, Object> definition() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("openapi", "3.0.1");
    definition.put(
        "info",
        Map.of("title", document.getInfo().getTitle(), "version", document.getInfo().getVersion()));
    definition.put("x-amazon-apigateway-api-key-source", "HEADER");
    definition.put("x-amazon-apigateway-gateway-responses", gatewayResponses());
    Map<String, Object> paths = new LinkedHashMap<>();
    document.getPaths().forEach((path, item) -> paths.put(path, path(item)));
    definition.put("paths", paths);
    if (!schemes().isEmpty()) {
      definition.put("components", Map.of("securitySchemes", securitySchemes()));
    }
    return definition;
  }

  private Map<String, Object> path(PathItem item) {
    Map<String, Object> methods = new LinkedHashMap<>();
    item.readOperationsMap()
        .forEach((method, operation) ->
            methods.put(method.name().toLowerCase(Locale.ROOT), operation(operation)));
    methods.put("options", preflight(item));
    return methods;
  }

  private Map<String, Object> operation(Operation operation) {
    Map<String, Object> method = new LinkedHashMap<>();
    method.put("operationId", operation.getOperationId());
    method.put("parameters", pathParameters(operation));
    method.put("responses", Map.of("200", Map.of("description", "As the function answers")));
    List<Map<String, Object>> security = security(operation);
    if (!security.isEmpty()) {
      method.put("security", security);
    }
    method.put(
        "x-amazon-apigateway-integration",
        Map.of(
            "type", "aws_proxy",
            "httpMethod", "POST",
            "passthroughBehavior", "when_no_match",
            "uri", Map.of("Fn::Sub", List.of(INVOCATION, Map.of("FunctionArn", functionArn())))));
    return method;
  }

  private static Map<String, Object> functionArn() {
    return Map.of(
        "Fn::If",
        List.of(
            "SnapStarts",
            Map.of("Ref", "ApiFunctionAlias"),
            Map.of("Fn::GetAtt", List.of("ApiFunction", "Arn"))));
  }

  private List<Map<String, Object>> pathParameters(Operation operation) {
    return parameters(operation)
        .filter(parameter -> parameter.getIn().equals("path"))
        .map(parameter -> {
          Map<String, Object> declared = new LinkedHashMap<>();
          declared.put("name", parameter.getName());
          declared.put("in", "path");
          declared.put("required", true);
          declared.put("schema", Map.of("type", "string"));
          return declared;
        })
        .toList();
  }

  private Stream<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null
        ? Stream.of()
        : operation.getParameters().stream()
            .map(parameter -> ModelUtils.getReferencedParameter(document, parameter));
  }

  // The browser asks before it sends JSON or a key to another origin. Answered here, so that asking
  // starts no function.
  private Map<String, Object> preflight(PathItem item) {
    TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
    item.readOperationsMap().keySet().forEach(method -> methods.add(method.name()));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", "'*'");
    headers.put("Access-Control-Allow-Methods", "'" + String.join(",", methods) + "'");
    headers.put("Access-Control-Allow-Headers", "'" + REQUEST_HEADERS + "'");
    headers.put("Access-Control-Max-Age", "'600'");
    Map<String, Object> declared = new LinkedHashMap<>();
    Map<String, String> mapped = new LinkedHashMap<>();
    headers.forEach((name, value) -> {
      declared.put(name, Map.of("schema", Map.of("type", "string")));
      mapped.put("method.response.header." + name, value);
    });
    Map<String, Object> method = new LinkedHashMap<>();
    List<Map<String, Object>> pathParameters =
        item.readOperations().stream().findFirst().map(this::pathParameters).orElse(List.of());
    method.put("parameters", pathParameters);
    method.put(
        "responses", Map.of("204", Map.of("description", "What may be sent", "headers", declared)));
    method.put(
        "x-amazon-apigateway-integration",
        Map.of(
            "type",
            "mock",
            "passthroughBehavior",
            "when_no_match",
            "requestTemplates",
            Map.of("application/json", "{\"statusCode\": 204}"),
            "responses",
            Map.of("default", Map.of("statusCode", "204", "responseParameters", mapped))));
    return method;
  }

  // The gateway's own refusals keep AWS's bodies; a browser could not read them without the header,
  // nor we find them
  // without the id.
  private static Map<String, Object> gatewayResponses() {
    Map<String, Object> every = new LinkedHashMap<>();
    every.put("gatewayresponse.header.Access-Control-Allow-Origin", "'*'");
    every.put("gatewayresponse.header.x-correlation-id", "context.requestId");
    Map<String, Object> throttled = new LinkedHashMap<>(every);
    throttled.put("gatewayresponse.header.Retry-After", "'1'");
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("DEFAULT_4XX", Map.of("responseParameters", every));
    responses.put("DEFAULT_5XX", Map.of("responseParameters", every));
    responses.put("THROTTLED", Map.of("responseParameters", throttled));
    return responses;
  }

  /**
   * Each scheme of the operation's alternatives once: API Gateway requires all of them. A scheme
   * that the document makes optional belongs to a condition of the template.
   */
  private List<Map<String, Object>> security(Operation operation) {
    List<SecurityRequirement> alternatives =
        operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity();
    Set<String> named = new HashSet<>();
    if (alternatives != null) {
      alternatives.forEach(alternative -> named.addAll(alternative.keySet()));
    }
    return schemes().entrySet().stream()
        .filter(scheme -> named.contains(scheme.getKey()))
        .map(scheme -> onCondition(scheme.getValue(), Map.of(scheme.getKey(), List.of())))
        .toList();
  }

  private Map<String, SecurityScheme> schemes() {
    Components components = document.getComponents();
    return components == null || components.getSecuritySchemes() == null
        ? Map.of()
        : components.getSecuritySchemes();
  }

  private Map<String, Object> securitySchemes() {
    Map<String, Object> declared = new LinkedHashMap<>();
    schemes()
        .forEach((name, scheme) -> declared.put(name, onCondition(scheme, securityScheme(scheme))));
    return declared;
  }

  /** API Gateway verifies a bearer token with the user pool that the template names. */
  private static Map<String, Object> securityScheme(SecurityScheme scheme) {
    Map<String, Object> declared = new LinkedHashMap<>();
    declared.put("type", "apiKey");
    declared.put("in", "header");
    if (scheme.getType() == SecurityScheme.Type.HTTP) {
      declared.put("name", "Authorization");
      declared.put("x-amazon-apigateway-authtype", USER_POOLS);
      declared.put(
          "x-amazon-apigateway-authorizer",
          Map.of("type", USER_POOLS, "providerARNs", List.of(Map.of("Ref", "UserPoolArn"))));
      return declared;
    }
    declared.put("name", scheme.getName());
    extensions(scheme)
        .forEach((name, value) -> {
          if (name.startsWith("x-amazon-apigateway-")) {
            declared.put(name, value);
          }
        });
    return declared;
  }

  private static Map<String, Object> onCondition(SecurityScheme scheme, Map<String, ?> value) {
    Object condition = extensions(scheme).get(CONDITION);
    return condition == null
        ? new LinkedHashMap<>(value)
        : Map.of("Fn::If", List.of(condition, value, Map.of("Ref", "AWS::NoValue")));
  }

  private static Map<String, Object> extensions(SecurityScheme scheme) {
    return scheme.getExtensions() == null ? Map.of() : scheme.getExtensions();
  }
}
