package com.cloudcart.order.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStockReservationsTest {
  @RegisterExtension
  static final WireMockExtension CATALOG =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final OrderId ORDER = new OrderId("order-1");
  private static final ProductId MUG = new ProductId("mug");
  private static final OrderLine MUGS = new OrderLine(MUG, 2, money("12.50"));
  private static final String STOCK = "/dev/products/mug/stock";
  private static final String PRODUCT =
      """
      {"productId":"mug","title":"Stoneware mug","price":12.5,"stock":38,"new":"field",
       "createdAt":"2026-11-23T01:02:03.456Z","updatedAt":"2026-11-23T01:02:03.456Z"}
      """;

  @Test
  void reservation_has_the_id_of_the_order() {
    catalogAnswers(json(200, PRODUCT));

    ReserveResult reservation = reserve();

    assertThat(reservation).isEqualTo(new ReserveResult.Reserved(money("12.50"), "Stoneware mug"));
    CATALOG.verify(
        patchRequestedFor(urlEqualTo(STOCK))
            .withRequestBody(equalToJson("{\"reserve\":2,\"reservationId\":\"order-1\"}")));
  }

  @Test
  void release_has_the_id_of_the_order() {
    catalogAnswers(json(200, PRODUCT));

    assertThat(release()).isEqualTo(new ReleaseResult.Released());
    CATALOG.verify(
        patchRequestedFor(urlEqualTo(STOCK))
            .withRequestBody(equalToJson("{\"release\":2,\"reservationId\":\"order-1\"}")));
  }

  @Test
  void shortage_reports_the_available_quantity() {
    catalogAnswers(
        error(
            409,
            "Insufficient stock",
            ",\"items\":[{\"productId\":\"mug\",\"requested\":2,\"available\":1}]"));

    assertThat(reserve()).isEqualTo(new ReserveResult.Insufficient(1));
  }

  @Test
  void reservation_that_was_released_is_recognised() {
    catalogAnswers(error(409, "Reservation already released", ""));

    assertThat(reserve()).isEqualTo(new ReserveResult.AlreadyReleased());
  }

  @Test
  void unknown_product_is_recognised() {
    catalogAnswers(error(404, "Product not found", ""));

    assertThat(reserve()).isEqualTo(new ReserveResult.UnknownProduct());
    assertThat(release()).isEqualTo(new ReleaseResult.Released());
    assertThat(look()).isEqualTo(new StockLevel.UnknownProduct());
  }

  @Test
  void product_is_shown_with_price_and_stock() {
    catalogAnswers(json(200, PRODUCT));

    assertThat(look()).isEqualTo(new StockLevel.Known(money("12.50"), 38));
  }

  @Test
  void fifty_products_are_looked_at_concurrently_with_the_correlation_of_the_order() {
    catalogAnswers(json(200, PRODUCT).withFixedDelay(200));
    List<ProductId> fifty =
        IntStream.range(0, 50).mapToObj(i -> new ProductId("product-" + i)).toList();
    HttpStockReservations stock = stock(CATALOG.baseUrl() + "/dev", TIMEOUT);
    Instant start = Instant.now();

    Map<ProductId, StockLevel> levels =
        new Correlation("of-the-order", null)
            .call(() -> stock.look(fifty, in(Duration.ofSeconds(10))));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(levels).containsOnlyKeys(fifty);
    assertThat(levels.values()).containsOnly(new StockLevel.Known(money("12.50"), 38));
    CATALOG.verify(
        50, getRequestedFor(anyUrl()).withHeader("x-correlation-id", equalTo("of-the-order")));
  }

  static Stream<ResponseDefinitionBuilder> answersThatSettleNothing() {
    return Stream.of(
        error(400, "The request is invalid", ""),
        error(409, "Reservation has a different quantity", ""),
        error(409, "A conflict that came later", ""),
        error(409, "Insufficient stock", ",\"items\":[]"),
        error(429, "Too many requests", "").withHeader("Retry-After", "1"),
        error(500, "Internal error", ""),
        error(503, "Away", "").withHeader("Retry-After", "1"),
        json(429, "{\"message\":\"Too Many Requests\"}"),
        json(502, "{\"message\":\"Internal server error\"}"),
        json(404, "{\"message\":\"Not Found\"}"),
        json(200, ""),
        json(200, "garbage"),
        json(200, "{\"productId\":\"mug\""),
        json(200, PRODUCT.replace("12.5", "12.505")),
        json(200, PRODUCT.replace("12.5", "-1")),
        json(200, PRODUCT.replace("12.5", "\"12.5\"")),
        json(200, PRODUCT).withHeader("Content-Length", "4000"),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  @ParameterizedTest
  @MethodSource("answersThatSettleNothing")
  void unusable_answer_leaves_the_reservation_unanswered(ResponseDefinitionBuilder answer) {
    catalogAnswers(answer);

    assertThat(reserve()).isInstanceOf(ReserveResult.Unanswered.class);
  }

  @Test
  void unreachable_catalog_leaves_every_call_unanswered() {
    HttpStockReservations nowhere = stock("http://127.0.0.1:1/dev", TIMEOUT);
    Instant soon = in(Duration.ofSeconds(10));

    assertThat(nowhere.reserve(ORDER, MUGS, soon)).isInstanceOf(ReserveResult.Unanswered.class);
    assertThat(nowhere.release(ORDER, MUGS, soon)).isInstanceOf(ReleaseResult.Unanswered.class);
    assertThat(nowhere.look(List.of(MUG), soon).get(MUG)).isInstanceOf(StockLevel.Unanswered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void call_is_repeated_after_a_transient_fault(int status) {
    CATALOG.stubFor(
        patch(urlEqualTo(STOCK))
            .inScenario("passing fault")
            .willReturn(error(status, "Later", "").withHeader("Retry-After", "1"))
            .willSetStateTo("over"));
    CATALOG.stubFor(
        patch(urlEqualTo(STOCK))
            .inScenario("passing fault")
            .whenScenarioStateIs("over")
            .willReturn(json(200, PRODUCT)));

    assertThat(reserve()).isInstanceOf(ReserveResult.Reserved.class);
  }

  @Test
  void call_is_repeated_after_a_broken_connection() {
    CATALOG.stubFor(
        patch(urlEqualTo(STOCK))
            .inScenario("broken once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
            .willSetStateTo("over"));
    CATALOG.stubFor(
        patch(urlEqualTo(STOCK))
            .inScenario("broken once")
            .whenScenarioStateIs("over")
            .willReturn(json(200, PRODUCT)));

    assertThat(release()).isEqualTo(new ReleaseResult.Released());
  }

  @Test
  void call_ends_by_its_deadline_however_slow_the_catalog_is() {
    catalogAnswers(json(200, PRODUCT).withFixedDelay(5000));
    HttpStockReservations impatient = stock(CATALOG.baseUrl() + "/dev", Duration.ofMillis(300));
    Instant deadline = in(Duration.ofSeconds(1));

    ReleaseResult release = impatient.release(ORDER, MUGS, deadline);

    assertThat(release).isInstanceOf(ReleaseResult.Unanswered.class);
    assertThat(Instant.now()).isBefore(deadline.plusSeconds(2));
  }

  @Test
  void answer_that_arrives_too_slowly_is_given_up() {
    catalogAnswers(json(200, PRODUCT).withChunkedDribbleDelay(20, 20_000));
    HttpStockReservations impatient = stock(CATALOG.baseUrl() + "/dev", Duration.ofMillis(300));

    ReserveResult reservation = impatient.reserve(ORDER, MUGS, in(Duration.ofSeconds(1)));

    assertThat(reservation).isInstanceOf(ReserveResult.Unanswered.class);
  }

  @Test
  void call_that_may_not_end_by_its_deadline_is_not_started() {
    catalogAnswers(json(200, PRODUCT));

    ReserveResult reservation =
        stock(CATALOG.baseUrl() + "/dev", TIMEOUT).reserve(ORDER, MUGS, in(TIMEOUT.dividedBy(2)));

    assertThat(reservation).isInstanceOf(ReserveResult.Unanswered.class);
    CATALOG.verify(0, patchRequestedFor(anyUrl()));
  }

  private static void catalogAnswers(ResponseDefinitionBuilder answer) {
    CATALOG.stubFor(any(anyUrl()).willReturn(answer));
    CATALOG.stubFor(get(urlEqualTo("/dev/products/mug")).willReturn(answer));
  }

  private static ReserveResult reserve() {
    return stock(CATALOG.baseUrl() + "/dev", TIMEOUT)
        .reserve(ORDER, MUGS, in(Duration.ofSeconds(10)));
  }

  private static ReleaseResult release() {
    return stock(CATALOG.baseUrl() + "/dev", TIMEOUT)
        .release(ORDER, MUGS, in(Duration.ofSeconds(10)));
  }

  private static @Nullable StockLevel look() {
    return stock(CATALOG.baseUrl() + "/dev", TIMEOUT)
        .look(List.of(MUG), in(Duration.ofSeconds(10)))
        .get(MUG);
  }

  private static HttpStockReservations stock(String url, Duration timeout) {
    Clock clock = Clock.systemUTC();
    Log log =
        new Log(
            "order-service", Level.ERROR, new JsonLines(OutputStream.nullOutputStream()), clock);
    CatalogApiClient client = new CatalogApiClient(new JsonHttpClient(URI.create(url), timeout));
    return new HttpStockReservations(
        client,
        new CatalogCalls(clock, timeout, Pauses.REAL, log),
        Executors::newVirtualThreadPerTaskExecutor);
  }

  private static Instant in(Duration time) {
    return Instant.now().plus(time);
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static ResponseDefinitionBuilder error(int status, String error, String more) {
    return json(status, "{\"error\":\"%s\",\"correlationId\":\"c\"%s}".formatted(error, more));
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount));
  }
}
