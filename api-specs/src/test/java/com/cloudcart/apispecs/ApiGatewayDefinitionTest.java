package com.cloudcart.apispecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayDefinitionTest {
  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart", "orders"})
  void has_every_operation_of_the_document_with_the_function_behind_it(String api)
      throws Exception {
    JsonNode document = Yaml.mapper().readTree(Path.of(api + ".yaml").toFile());

    JsonNode definition = definition(api);

    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  JsonNode operation = definition.at(pointer(path.getKey(), method));
                  assertThat(operation.at("/x-amazon-apigateway-integration/type").asText())
                      .isEqualTo("aws_proxy");
                  assertThat(operation.at("/operationId").asText())
                      .isEqualTo(path.getValue().at("/" + method + "/operationId").asText());
                }));
  }

  @Test
  void declares_path_parameters_and_no_other_input() throws Exception {
    JsonNode operation = definition("orders").at(pointer("/orders/{orderId}", "get"));

    assertThat(operation.get("parameters")).hasSize(1);
    assertThat(operation.at("/parameters/0/name").asText()).isEqualTo("orderId");
    assertThat(operation.has("requestBody")).isFalse();
  }

  @Test
  void asks_for_the_api_key_on_every_route_of_orders() throws Exception {
    JsonNode definition = definition("orders");

    assertThat(definition.at("/components/securitySchemes/apiKey/name").asText())
        .isEqualTo("x-api-key");
    assertThat(securityOfOrders(definition))
        .allMatch(security -> security.path(0).toString().equals("{\"apiKey\":[]}"));
  }

  @Test
  void asks_for_the_token_of_a_user_pool_on_every_route_of_orders_if_there_is_one()
      throws Exception {
    JsonNode definition = definition("orders");

    String token = "{\"Fn::If\":[\"HasUserPool\",{\"user\":[]},{\"Ref\":\"AWS::NoValue\"}]}";
    assertThat(securityOfOrders(definition))
        .allMatch(security -> security.size() == 2 && security.get(1).toString().equals(token));
    JsonNode scheme = definition.at("/components/securitySchemes/user/Fn::If/1");
    assertThat(scheme.get("x-amazon-apigateway-authorizer").toString())
        .contains("\"type\":\"cognito_user_pools\"", "[{\"Ref\":\"UserPoolArn\"}]");
    assertThat(scheme.get("name").asText()).isEqualTo("Authorization");
  }

  private static List<JsonNode> securityOfOrders(JsonNode definition) {
    return List.of(
        definition.at(pointer("/orders", "get")).get("security"),
        definition.at(pointer("/orders", "post")).get("security"),
        definition.at(pointer("/orders/{orderId}", "get")).get("security"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "cart"})
  void asks_for_no_api_key_where_the_document_asks_for_none(String api) throws Exception {
    assertThat(definition(api).toString()).doesNotContain("x-api-key\"");
  }

  @Test
  void asks_for_iam_on_the_writes_of_the_catalog_and_nowhere_else() throws Exception {
    JsonNode definition = definition("catalog");
    String iam = "[{\"Fn::If\":[\"RequiresIam\",{\"iam\":[]},{\"Ref\":\"AWS::NoValue\"}]}]";

    Map<String, String> security = new TreeMap<>();
    definition
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    security.put(
                        method.getKey() + " " + path.getKey(),
                        method.getValue().path("security").toString())));
    security.values().removeIf(String::isEmpty);

    assertThat(security)
        .isEqualTo(Map.of("post /products", iam, "patch /products/{productId}/stock", iam));
    assertThat(
            definition
                .at("/components/securitySchemes/iam/Fn::If/1/x-amazon-apigateway-authtype")
                .asText())
        .isEqualTo("awsSigv4");
  }

  @Test
  void answers_preflights_without_a_function_and_without_a_key() throws Exception {
    JsonNode preflight = definition("orders").at(pointer("/orders", "options"));

    JsonNode integration = preflight.get("x-amazon-apigateway-integration");
    assertThat(preflight.has("security")).isFalse();
    assertThat(integration.get("type").asText()).isEqualTo("mock");
    assertThat(
            integration.at(
                "/responses/default/responseParameters/method.response.header.Access-Control-Allow-Methods"))
        .hasToString("\"'GET,OPTIONS,POST'\"");
  }

  @Test
  void lets_a_browser_read_the_refusals_of_the_gateway_itself() throws Exception {
    JsonNode responses = definition("catalog").get("x-amazon-apigateway-gateway-responses");

    assertThat(responses.at("/DEFAULT_4XX/responseParameters").toString())
        .contains("Access-Control-Allow-Origin", "x-correlation-id");
    assertThat(responses.at("/THROTTLED/responseParameters").toString()).contains("Retry-After");
  }

  @Test
  void is_the_same_text_every_time() throws Exception {
    assertThat(text("catalog")).isEqualTo(text("catalog"));
  }

  @Test
  void has_no_schema_of_a_body() throws Exception {
    assertThat(text("catalog")).doesNotContain("Product:").doesNotContain("#/components/schemas");
  }

  private static JsonNode definition(String api) throws Exception {
    return Yaml.mapper().readTree(text(api));
  }

  private static String text(String api) throws Exception {
    return ApiGatewayDefinitions.definition(ApiGatewayDefinitions.read(Path.of(api + ".yaml")));
  }

  private static String pointer(String path, String method) {
    return "/paths/" + path.replace("/", "~1") + "/" + method;
  }
}
