package com.cloudcart.order.lambda;

import static com.cloudcart.kit.test.RoleCredentials.ROLE;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.ReceivedRequest;
import com.cloudcart.kit.test.RecordingSqs;
import com.cloudcart.kit.test.RoleCredentials;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.kit.test.TestTime;
import com.cloudcart.order.adapter.dynamo.DynamoOrders;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both functions, from their events to DynamoDB, the catalog and the queue, and back. */
class OrderFunctionIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  @RegisterExtension
  static final WireMockExtension CATALOG =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final String KEY = "cloudcart-dev-key-2024";
  private static final String KEY_DIGEST =
      "e9870b648350e8636daa35e7ecb0c8739756aa90267c8809c39a9d3be422883e";

  /** One function for ApiFunctionUnderTest, which reads the document only once, for all tests. */
  private static final AtomicReference<RequestStreamHandler> DEPLOYED = new AtomicReference<>();

  private static final ApiFunctionUnderTest FUNCTION =
      new ApiFunctionUnderTest(
          (in, out, context) -> DEPLOYED.get().handleRequest(in, out, context), "orders");

  private static final EventSchema<OrderPlacedEvent> SCHEMA =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);

  private static TemplateTables tables;

  private final String user = "user-" + UUID.randomUUID();
  private final RecordingSqs queue = new RecordingSqs();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private OrderWiring wiring;

  @BeforeAll
  static void createTables() {
    tables = TemplateTables.create(DYNAMO.client(), "order");
  }

  @BeforeEach
  void deploy() {
    deploy(Map.of());
    catalogSells("mug", "12.50");
    catalogSells("tea", "3");
  }

  private void deploy(Map<String, String> ofTheStage) {
    Map<String, String> environment = new HashMap<>(ofTheStage);
    environment.put("ORDERS_TABLE", tables.name("OrdersTable"));
    environment.put("IDEMPOTENCY_TABLE", tables.name("IdempotencyTable"));
    environment.put("ORDER_PLACED_QUEUE_URL", "https://queue");
    environment.put("CATALOG_URL", CATALOG.baseUrl() + "/dev");
    environment.put("API_KEY_DIGESTS", KEY_DIGEST);
    wiring =
        new OrderWiring(new Settings(environment), DYNAMO.client(), queue, new JsonLines(lines));
    DEPLOYED.set(new OrderFunction(wiring.apiFunction()));
  }

  @Test
  void calls_of_an_open_catalog_are_not_signed() {
    place(line("mug", 2, "12.5"));

    assertThat(callsOfTheCatalog()).hasSize(2).noneMatch(call -> call.isSignedBy(ROLE));
    CATALOG.verify(0, anyRequestedFor(anyUrl()).withHeader("Authorization", matching(".*")));
  }

  @Test
  void changes_of_stock_are_signed_by_the_functions_role_where_the_catalog_requires_it()
      throws IOException {
    OrderId dead = new OrderId(UUID.randomUUID().toString());
    open(dead, new IdempotencyKey.None(), Instant.now().minusSeconds(180));

    RoleCredentials.during(() -> {
      deploy(Map.of("CATALOG_AUTH", "iam"));
      place(line("mug", 2, "12.5"));
      wiring.recoverOrders().handle();
    });

    assertThat(callsOfTheCatalog())
        .extracting(ReceivedRequest::method)
        .containsExactlyInAnyOrder("GET", "PATCH", "PATCH");
    assertThat(callsOfTheCatalog())
        .filteredOn(call -> call.method().equals("PATCH"))
        .allMatch(call -> call.isSignedBy(ROLE));
  }

  private static List<ReceivedRequest> callsOfTheCatalog() {
    return CATALOG.getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .map(request ->
            new ReceivedRequest(
                request.getMethod().value(),
                URI.create(request.getUrl()),
                request.getHeaders().all().stream()
                    .collect(Collectors.toMap(HttpHeader::key, HttpHeader::values)),
                request.getBodyAsString()))
        .toList();
  }

  @Test
  void placed_order_is_found_at_its_location() {
    Answer placed = place(line("mug", 2, "12.5"), line("tea", 1, "3"), line("mug", 1, "12.50"));

    assertThat(placed.status()).isEqualTo(201);
    JsonNode order = placed.json();
    assertThat(placed.headers())
        .containsEntry("location", "orders/" + id(placed) + "?userId=" + user);
    assertThat(order.get("status").asText()).isEqualTo("PENDING");
    assertThat(placed.body()).contains("\"totalAmount\":40.50", "\"title\":\"Title of mug\"");
    assertThat(get(id(placed), user).json()).isEqualTo(order);
    assertThat(list(Map.of()).json().get("orders")).containsExactly(order);
  }

  @Test
  void event_of_a_placed_order_is_valid_by_its_schema() {
    Answer placed = place(line("mug", 2, "12.50"));

    assertThat(queue.sent()).hasSize(1);
    String message = queue.sent().getFirst().messageBody();
    assertThat(message).contains(id(placed), placed.headers().get("x-correlation-id"));
    assertThat(SCHEMA.read(message)).isInstanceOf(EventSchema.Result.Valid.class);
  }

  @Test
  void correlation_id_reaches_the_catalog_and_the_log() {
    FUNCTION.call(
        post(body(line("mug", 1, "12.50"))).header("x-correlation-id", "from-the-caller"));

    CATALOG.verify(
        patchRequestedFor(urlEqualTo("/dev/products/mug/stock"))
            .withHeader("x-correlation-id", equalTo("from-the-caller")));
    assertThat(lines.toString(UTF_8)).contains("\"correlationId\":\"from-the-caller\"");
  }

  @Test
  void api_key_and_shopper_are_not_in_the_log() {
    Answer placed =
        FUNCTION.call(post(body(line("mug", 1, "12.50"))).header("Idempotency-Key", "my-key"));
    get(id(placed), user);

    assertThat(lines.toString(UTF_8))
        .doesNotContain(KEY)
        .doesNotContain(user)
        .doesNotContain("my-key");
  }

  @Test
  void repeated_request_gets_the_first_answer_byte_for_byte() {
    String body = body(line("mug", 1, "12.50"), line("tea", 2, "3.00"));
    Answer first = FUNCTION.call(post(body).header("Idempotency-Key", "k 1"));
    String other = body(line("tea", 2, "3"), line("mug", 1, "12.5")).replace(" ", "");

    Answer again = FUNCTION.call(post(other).header("iDEMPOTENCY-kEY", "k 1"));

    assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers())
        .containsEntry("idempotent-replayed", "true")
        .containsEntry("location", "orders/" + id(first) + "?userId=" + user);
    assertThat(queue.sent()).hasSize(1);
    assertThat(metrics("IdempotentReplay")).isEqualTo(1);
    assertThat(metrics("OrderPlaced")).isEqualTo(1);
  }

  @Test
  void key_that_was_used_for_another_request_is_refused() {
    FUNCTION.call(post(body(line("mug", 1, "12.50"))).header("Idempotency-Key", "k"));

    Answer refused =
        FUNCTION.call(post(body(line("mug", 2, "12.50"))).header("Idempotency-Key", "k"));

    assertThat(refused.status()).isEqualTo(422);
  }

  @Test
  void key_is_refused_with_retry_after_while_its_first_request_is_running() {
    open(
        new OrderId(UUID.randomUUID().toString()),
        IdempotencyKey.Named.of(new UserId(user), "k"),
        Instant.now());

    Answer refused =
        FUNCTION.call(post(body(line("mug", 1, "12.50"))).header("Idempotency-Key", "k"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.headers()).containsKey("retry-after");
    assertThat(refused.json().get("error").asText())
        .isEqualTo("A request with this Idempotency-Key is already in progress");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ü", "a\tb", "LONG"})
  void malformed_key_is_a_400(String key) {
    String value = key.equals("LONG") ? "k".repeat(256) : key;

    Answer refused =
        FUNCTION.call(post(body(line("mug", 1, "12.50"))).header("Idempotency-Key", value));

    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void shortage_is_reported_line_by_line_and_nothing_is_reserved() {
    catalogSells("sold-out", "1", 1);
    catalogAnswers(
        "unknown", json(404, "{\"error\":\"Product not found\",\"correlationId\":\"c\"}"));

    Answer refused =
        place(line("mug", 1, "12.50"), line("sold-out", 3, "1"), line("unknown", 1, "1"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("error").asText()).isEqualTo("Insufficient stock");
    assertThat(refused.json().get("items"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"productId\":\"sold-out\",\"requested\":3,\"available\":1,"
                + "\"reason\":\"insufficient stock\"}",
            "{\"productId\":\"unknown\",\"requested\":1,\"available\":0,"
                + "\"reason\":\"unknown product\"}");
    CATALOG.verify(0, patchRequestedFor(anyUrl()));
    assertThat(list(Map.of()).json().get("orders")).isEmpty();
    assertThat(metrics("StockInsufficient")).isEqualTo(1);
  }

  @Test
  void reserved_line_is_released_when_a_later_line_was_sold_out_meanwhile() {
    catalogSells("sold-out", "1", 3);
    catalogRefuses(
        "sold-out",
        """
        {"error":"Insufficient stock","correlationId":"c",
         "items":[{"productId":"sold-out","requested":3,"available":1}]}
        """);

    Answer refused = place(line("mug", 1, "12.50"), line("sold-out", 3, "1"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("items"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"productId\":\"sold-out\",\"requested\":3,\"available\":1,"
                + "\"reason\":\"insufficient stock\"}");
    assertReleased("mug");
    assertReleased("sold-out");
    assertThat(list(Map.of()).json().get("orders")).isEmpty();
  }

  @Test
  void changed_price_is_reported_and_nothing_is_reserved() {
    Answer refused = place(line("mug", 1, "12.49"), line("tea", 1, "3"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "\"error\":\"Price changed\"",
            "{\"productId\":\"mug\",\"submitted\":12.49,\"current\":12.50}");
    CATALOG.verify(0, patchRequestedFor(anyUrl()));
    assertThat(metrics("PriceChanged")).isEqualTo(1);
  }

  @Test
  void shortage_and_changed_price_are_reported_in_one_answer() {
    catalogSells("sold-out", "1", 1);

    Answer refused = place(line("mug", 1, "12.49"), line("sold-out", 3, "1"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("error").asText()).isEqualTo("Insufficient stock");
    assertThat(refused.json().get("items"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"productId\":\"sold-out\",\"requested\":3,\"available\":1,"
                + "\"reason\":\"insufficient stock\"}");
    assertThat(refused.body())
        .contains(
            "\"priceChanges\":[{\"productId\":\"mug\",\"submitted\":12.49,\"current\":12.50}]");
    assertThat(metrics("StockInsufficient")).isEqualTo(1);
    assertThat(metrics("PriceChanged")).isEqualTo(1);
  }

  @Test
  void order_of_fifty_lines_with_the_last_one_sold_out_is_answered_within_three_seconds() {
    List<String> fifty = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      catalogSells("product-" + i, "1", i == 59 ? 0 : 100);
      fifty.add(line("product-" + i, 1, "1"));
    }
    Instant start = Instant.now();

    Answer refused = place(fifty.toArray(String[]::new));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("items")).hasSize(1);
    CATALOG.verify(0, patchRequestedFor(anyUrl()));
  }

  @Test
  void line_that_was_reserved_at_another_price_is_released() {
    catalogShowsNothing("mug");

    Answer refused = place(line("mug", 1, "12.49"), line("tea", 1, "3"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "\"error\":\"Price changed\"",
            "{\"productId\":\"mug\",\"submitted\":12.49,\"current\":12.50}");
    assertReleased("mug");
  }

  @Test
  void unavailable_catalog_is_a_503_and_the_key_may_be_used_again() {
    CATALOG.stubFor(any(anyUrl()).willReturn(json(502, "{\"message\":\"Internal server error\"}")));
    ApiEvent call = post(body(line("mug", 1, "12.50"))).header("Idempotency-Key", "k");

    Answer unavailable = FUNCTION.call(call);
    CATALOG.resetAll();
    catalogSells("mug", "12.50");
    Answer again = FUNCTION.call(call);

    assertThat(unavailable.status()).isEqualTo(503);
    assertThat(unavailable.headers()).containsKey("retry-after");
    assertThat(again.status()).isEqualTo(201);
    assertThat(metrics("OrderError")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"userId\":\"u\"}",
        "{\"userId\":\"u\",\"items\":[]}",
        "{\"userId\":\"a b\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"a/b\",\"quantity\":1,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":0,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1.9,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":\"3\",\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":3e9,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":null,\"price\":12.5}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":12.505}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":-1}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":NaN}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1000000,\"price\":1},"
            + "{\"productId\":\"mug\",\"quantity\":1,\"price\":1}]}",
        "{\"userId\":\"u\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":1},"
            + "{\"productId\":\"mug\",\"quantity\":1,\"price\":2}]}"
      })
  void malformed_order_is_a_400(String body) {
    assertThat(FUNCTION.call(post(body)).status()).isEqualTo(400);
    CATALOG.verify(0, patchRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "cloudcart-dev-key-202", "cloudcart-dev-key-2024 ", "ü"})
  void wrong_api_key_is_answered_as_the_gateway_does(String key) {
    ApiEvent call =
        ApiEvent.matched("GET", "/orders").query("userId", user).header("x-api-key", key);

    Answer refused = FUNCTION.call(call);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void order_is_shown_to_its_owner_only() {
    String id = id(place(line("mug", 1, "12.50")));

    assertThat(get(id, "somebody-else").status()).isEqualTo(403);
    assertThat(get("no-such-order", user).status()).isEqualTo(404);
    assertThat(
            FUNCTION
                .call(
                    ApiEvent.matched("GET", "/orders/{orderId}")
                        .pathParameter("orderId", id)
                        .header("x-api-key", KEY))
                .status())
        .isEqualTo(400);
  }

  @Test
  void signed_in_user_has_only_their_own_orders() {
    deploy(Map.of("AUTHORIZER", "jwt"));
    Map<String, Object> claims = Map.of("sub", user, "iss", "https://the-user-pool");
    String id = id(FUNCTION.call(post(body(line("mug", 1, "12.50"))).claims(claims)));

    assertThat(FUNCTION.call(showing(id, user).claims(claims)).status()).isEqualTo(200);
    assertThat(FUNCTION.call(listing(user).claims(claims)).json().get("orders")).hasSize(1);
    assertThat(FUNCTION.call(showing("no-such-order", user).claims(claims)).status())
        .isEqualTo(404);
  }

  static Stream<Map<String, Object>> claimsOfSomebodyElse() {
    return Stream.of(Map.of("sub", "somebody-else"), Map.of("sub", ""), Map.of("sub", 7), Map.of());
  }

  @ParameterizedTest
  @MethodSource("claimsOfSomebodyElse")
  void signed_in_user_is_refused_for_another_user_also_where_no_token_is_required(
      Map<String, Object> claims) {
    String id = id(place(line("mug", 1, "12.50")));
    for (String authorizer : List.of("", "jwt")) {
      deploy(Map.of("AUTHORIZER", authorizer));

      Stream.of(showing(id, user), listing(user), post(body(line("mug", 1, "12.50"))))
          .map(call -> FUNCTION.call(call.claims(claims)))
          .forEach(OrderFunctionIT::assertForbidden);
    }
    deploy(Map.of());
    assertThat(list(Map.of()).json().get("orders")).hasSize(1);
  }

  @Test
  void request_without_a_token_is_refused_where_one_is_required() {
    deploy(Map.of("AUTHORIZER", "jwt"));

    Stream.of(showing("o", user), listing(user), post(body(line("mug", 1, "12.50"))))
        .map(FUNCTION::call)
        .forEach(OrderFunctionIT::assertForbidden);
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  private static ApiEvent showing(String id, String userId) {
    return ApiEvent.matched("GET", "/orders/{orderId}")
        .pathParameter("orderId", id)
        .query("userId", userId)
        .header("x-api-key", KEY);
  }

  private static ApiEvent listing(String userId) {
    return ApiEvent.matched("GET", "/orders").query("userId", userId).header("x-api-key", KEY);
  }

  @Test
  void pages_contain_all_orders_newest_first() {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      placed.addFirst(id(place(line("mug", 1, "12.50"))));
    }

    JsonNode first = list(Map.of("limit", "2")).json();
    JsonNode second = list(Map.of("limit", "2", "lastKey", first.get("nextKey").asText())).json();

    List<String> seen = new ArrayList<>();
    first.get("orders").forEach(order -> seen.add(order.get("orderId").asText()));
    second.get("orders").forEach(order -> seen.add(order.get("orderId").asText()));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(placed);
    assertThat(first.get("orders")).hasSize(2);
    assertThat(second.has("nextKey")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "101", "4000000000"})
  void limit_is_capped(String limit) {
    assertThat(list(Map.of("limit", limit)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "%", "eyJwIjoiM2Y2YjBjMmUifQ"})
  void key_that_is_not_a_next_key_is_a_400(String key) {
    assertThat(list(Map.of("lastKey", key)).status()).isEqualTo(400);
  }

  @Test
  void recovery_undoes_the_order_of_a_dead_process() throws IOException {
    OrderId dead = new OrderId(UUID.randomUUID().toString());
    open(dead, new IdempotencyKey.None(), Instant.now().minus(Duration.ofMinutes(3)));

    String answer = recover("{\"detail-type\": \"Scheduled Event\", \"detail\": {}}");

    assertThat(answer).isEqualTo("{\"recovered\":1}");
    assertThat(orders().find(dead)).isEmpty();
    CATALOG.verify(
        patchRequestedFor(urlEqualTo("/dev/products/mug/stock"))
            .withHeader("x-correlation-id", equalTo("corr-of-the-dead"))
            .withRequestBody(matchingJsonPath("$.reservationId", equalTo(dead.value()))));
    assertThat(metrics("OrderRecovered")).isEqualTo(1);
    assertThat(lines.toString(UTF_8)).contains("\"correlationId\":\"corr-of-the-dead\"");
  }

  @Test
  void recovery_of_one_order_does_not_wait_for_its_age() throws IOException {
    OrderId young = new OrderId(UUID.randomUUID().toString());
    open(young, new IdempotencyKey.None(), Instant.now());

    String answer = recover("{\"orderId\": \"%s\"}".formatted(young));

    assertThat(answer).isEqualTo("{\"recovered\":1}");
    assertThat(orders().find(young)).isEmpty();
  }

  @Test
  void recovery_of_an_unknown_order_recovers_nothing() throws IOException {
    assertThat(recover("{\"orderId\": \"unknown\"}")).isEqualTo("{\"recovered\":0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"orderId\": 7}"})
  void recovery_fails_for_another_payload(String payload) {
    assertThatThrownBy(() -> recover(payload)).isInstanceOf(IllegalArgumentException.class);
  }

  private String recover(String payload) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    RequestStreamHandler recovery = new RecoveryFunction(wiring);
    recovery.handleRequest(new ByteArrayInputStream(payload.getBytes(UTF_8)), answer, null);
    return answer.toString(UTF_8);
  }

  private void open(OrderId id, IdempotencyKey key, Instant createdAt) {
    Order order =
        Order.reserving(
            id,
            new Placement(new UserId(user), createdAt, key, "corr-of-the-dead"),
            new OrderLines(
                List.of(
                    new OrderLine(new ProductId("mug"), 1, new Money(new BigDecimal("12.50"))))));
    orders().open(order, ClaimTimes.from(createdAt, Duration.ofSeconds(30), Duration.ofHours(24)));
  }

  private static DynamoOrders orders() {
    return new DynamoOrders(
        DYNAMO.client(), tables.name("OrdersTable"), tables.name("IdempotencyTable"));
  }

  private long metrics(String name) {
    return lines
        .toString(UTF_8)
        .lines()
        .filter(line -> line.contains("\"Name\":\"" + name + "\""))
        .count();
  }

  private Answer place(String... orderLines) {
    return FUNCTION.call(post(body(orderLines)));
  }

  private String body(String... orderLines) {
    return "{\"userId\": \"" + user + "\", \"items\": [" + String.join(", ", orderLines) + "]}";
  }

  private static String line(String product, int quantity, String price) {
    return "{\"productId\": \"%s\", \"quantity\": %d, \"price\": %s}"
        .formatted(product, quantity, price);
  }

  private static ApiEvent post(String body) {
    return ApiEvent.matched("POST", "/orders").header("x-api-key", KEY).json(body);
  }

  private Answer get(String id, String asking) {
    return FUNCTION.call(
        ApiEvent.matched("GET", "/orders/{orderId}")
            .pathParameter("orderId", id)
            .query("userId", asking)
            .header("x-api-key", KEY));
  }

  private Answer list(Map<String, String> query) {
    ApiEvent call =
        ApiEvent.matched("GET", "/orders").query("userId", user).header("x-api-key", KEY);
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      call = call.query(parameter.getKey(), parameter.getValue());
    }
    return FUNCTION.call(call);
  }

  private static String id(Answer placed) {
    return placed.json().get("orderId").asText();
  }

  private static void catalogSells(String product, String price) {
    catalogSells(product, price, 100);
  }

  private static void catalogSells(String product, String price, int stock) {
    Instant now = TestTime.now();
    catalogAnswers(
        product,
        json(
            200,
            """
            {"productId":"%s","title":"Title of %s","price":%s,"stock":%d,
             "createdAt":"%s","updatedAt":"%s"}
            """
                .formatted(product, product, price, stock, now, now)));
  }

  private static void catalogRefuses(String product, String conflict) {
    CATALOG.stubFor(
        patch(urlEqualTo("/dev/products/" + product + "/stock")).willReturn(json(409, conflict)));
  }

  private static void catalogShowsNothing(String product) {
    CATALOG.stubFor(
        WireMock.get(urlEqualTo("/dev/products/" + product))
            .willReturn(json(502, "{\"message\":\"Internal server error\"}")));
  }

  private static void assertReleased(String product) {
    CATALOG.verify(
        patchRequestedFor(urlEqualTo("/dev/products/" + product + "/stock"))
            .withRequestBody(matchingJsonPath("$.release")));
  }

  private static void catalogAnswers(String product, ResponseDefinitionBuilder answer) {
    CATALOG.stubFor(patch(urlEqualTo("/dev/products/" + product + "/stock")).willReturn(answer));
    CATALOG.stubFor(WireMock.get(urlEqualTo("/dev/products/" + product)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
