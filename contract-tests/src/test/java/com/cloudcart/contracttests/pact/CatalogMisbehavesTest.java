package com.cloudcart.contracttests.pact;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the catalog or the net does, order knows that it does not know, and never guesses. */
class CatalogMisbehavesTest {

  private static final String PRODUCT =
      """
      {"productId":"mug","title":"Mug","price":12.50,"stock":3,\
      "createdAt":"2026-11-23T01:02:03.456Z","updatedAt":"2026-11-23T01:02:03.456Z"}\
      """;
  private static final String ERROR = "{\"error\":\"Away\",\"correlationId\":\"c-1\"}";

  @RegisterExtension
  private static final WireMockExtension CATALOG =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  static List<Named<ResponseDefinitionBuilder>> faults() {
    return List.of(
        Named.of("too late", ok().withFixedDelay(3_000)),
        Named.of("in drops", ok().withChunkedDribbleDelay(10, 6_000)),
        Named.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Named.of("empty", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        Named.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        Named.of("cut", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        Named.of("half a body", json(200, PRODUCT.substring(0, 40))),
        Named.of("no body", json(200, "")),
        Named.of("another body", json(200, "[1,2,3]")),
        Named.of("a page", aResponse().withStatus(502).withBody("<html>Bad gateway</html>")),
        Named.of("a bug", json(500, ERROR)),
        Named.of("an unknown status", json(418, ERROR)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void an_answer_that_says_nothing_is_no_answer(ResponseDefinitionBuilder fault) {
    CATALOG.stubFor(any(anyUrl()).willReturn(fault));
    OrderCatalog catalog = OrderCatalog.at(CATALOG.baseUrl(), Duration.ofSeconds(1));

    assertThat(catalog.reserve()).isInstanceOf(ReserveResult.Unanswered.class);
    assertThat(catalog.release()).isInstanceOf(ReleaseResult.Unanswered.class);
    assertThat(catalog.look()).isInstanceOf(StockLevel.Unanswered.class);
  }

  @Test
  void a_dropped_answer_is_asked_for_again_under_the_same_reservation() {
    CATALOG.stubFor(
        any(anyUrl())
            .inScenario("dropped")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("back"));
    CATALOG.stubFor(
        any(anyUrl()).inScenario("dropped").whenScenarioStateIs("back").willReturn(ok()));

    assertThat(OrderCatalog.at(CATALOG.baseUrl()).reserve())
        .isInstanceOf(ReserveResult.Reserved.class);
    assertThat(CATALOG.findAll(anyRequestedFor(anyUrl())))
        .hasSize(2)
        .allSatisfy(request ->
            assertThat(request.getBodyAsString())
                .isEqualTo("{\"reserve\":2,\"reservationId\":\"order-1\"}"));
  }

  @ParameterizedTest
  @MethodSource("retryLater")
  void a_catalog_that_asks_for_a_pause_gets_it(ResponseDefinitionBuilder busy) {
    CATALOG.stubFor(
        any(anyUrl())
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(busy.withHeader("Retry-After", "1"))
            .willSetStateTo("back"));
    CATALOG.stubFor(any(anyUrl()).inScenario("busy").whenScenarioStateIs("back").willReturn(ok()));
    long start = System.nanoTime();

    ReserveResult reservation = OrderCatalog.at(CATALOG.baseUrl()).reserve();

    assertThat(reservation).isInstanceOf(ReserveResult.Reserved.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  static List<Named<ResponseDefinitionBuilder>> retryLater() {
    return List.of(Named.of("429", json(429, ERROR)), Named.of("503", json(503, ERROR)));
  }

  private static ResponseDefinitionBuilder ok() {
    return json(200, PRODUCT);
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
