package com.cloudcart.contracttests.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactBuilder;
import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The pact of a consumer with the catalog: one interaction for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogPact {

  static final String PRODUCT = "mug";
  static final String RESERVATION = "order-1";
  static final String RESERVE = "{\"reserve\":2,\"reservationId\":\"order-1\"}";
  static final String RELEASE = "{\"release\":2,\"reservationId\":\"order-1\"}";

  private static final double PRICE = 12.5;
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final String consumer;
  private final List<Interaction> interactions = new ArrayList<>();
  private @Nullable V4Pact last;

  CatalogPact(String consumer) {
    this.consumer = consumer;
  }

  /** A state of the catalog. */
  record State(String name, Map<String, Object> parameters) {

    /** The price and the stock are exact, so that the response is exact too. */
    static State inStock(int stock) {
      return new State(
          States.PRODUCT_IN_STOCK, Map.of("productId", PRODUCT, "price", PRICE, "stock", stock));
    }

    static State held(int stock) {
      return reserved(States.RESERVATION_HELD, stock, 2);
    }

    static State released(int stock) {
      return reserved(States.RESERVATION_RELEASED, stock, 2);
    }

    static State unknown() {
      return new State(States.NO_SUCH_PRODUCT, Map.of("productId", PRODUCT));
    }

    /** A product of which this stock is left, and a reservation. */
    static State reserved(String name, int stock, int quantity) {
      Map<String, Object> parameters = new HashMap<>(inStock(stock).parameters());
      parameters.putAll(Map.of("reservationId", RESERVATION, "quantity", quantity));
      return new State(name, parameters);
    }
  }

  /**
   * A response, as far as the consumer reads it.
   *
   * @param numbers the headers that must be a positive number
   */
  record Response(int status, List<String> numbers, DslPart body) {

    /** The exact stock shows "exactly once"; with any price, one in cents would be accepted. */
    static Response product(int stock) {
      return of(
          200,
          product -> {
            product.stringValue("productId", PRODUCT);
            product.stringType("title", "Stoneware mug");
            product.numberValue("price", PRICE);
            product.numberValue("stock", stock);
            product.stringMatcher("createdAt", EventFields.TIME, EventFields.TIME_EXAMPLE);
            product.stringMatcher("updatedAt", EventFields.TIME, EventFields.TIME_EXAMPLE);
          });
    }

    static Response insufficient(int requested, int available) {
      return error(
          409,
          conflict -> {
            conflict.stringValue("error", "Insufficient stock");
            conflict.array(
                "items",
                items ->
                    items.object(item -> {
                      item.stringValue("productId", PRODUCT);
                      item.numberValue("requested", requested);
                      item.numberValue("available", available);
                    }));
          });
    }

    static Response conflict(String error) {
      return error(409, conflict -> conflict.stringValue("error", error));
    }

    static Response notFound() {
      return error(404, error -> error.stringType("error", "Product not found"));
    }

    static Response tooManyRequests() {
      Response error = error(429, e -> e.stringType("error", "Too many requests"));
      return new Response(error.status(), List.of("Retry-After"), error.body());
    }

    private static Response error(int status, Consumer<LambdaDslJsonBody> fields) {
      return of(
          status,
          fields.andThen(error -> error.stringMatcher("correlationId", EventFields.ID, "c-1")));
    }

    private static Response of(int status, Consumer<LambdaDslJsonBody> fields) {
      return new Response(status, List.of(), newJsonBody(fields).build());
    }
  }

  /**
   * One interaction.
   *
   * @param change the body of a stock change; empty for a look at the product
   */
  record Need(String description, State state, String change, Response response) {
    @Override
    public String toString() {
      return description;
    }
  }

  /** What the consumer makes of the response. */
  final <T> T outcome(Need need, Function<String, T> call) {
    V4Pact pact = pact(need);
    AtomicReference<T> outcome = new AtomicReference<>();
    PactVerificationResult result =
        ConsumerPactRunnerKt.runConsumerTest(
            pact,
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (server, context) -> {
              outcome.set(call.apply(server.getUrl()));
              return true;
            });
    assertThat(result).isInstanceOf(PactVerificationResult.Ok.class);
    interactions.addAll(pact.getInteractions());
    last = pact;
    return outcome.get();
  }

  private V4Pact pact(Need need) {
    PactDslWithState state =
        ConsumerPactBuilder.consumer(consumer)
            .hasPactWith("catalog")
            .given(need.state().name(), need.state().parameters());
    String path = "/products/" + PRODUCT;
    PactDslRequestWithPath request =
        need.change().isEmpty()
            ? state.uponReceiving(need.description()).method("GET").path(path)
            : state
                .uponReceiving(need.description())
                .method("PATCH")
                .path(path + "/stock")
                .headers(JSON)
                .body(need.change());
    PactDslResponse response =
        request
            .willRespondWith()
            .status(need.response().status())
            .headers(JSON)
            .body(need.response().body());
    need.response().numbers().forEach(name -> response.matchHeader(name, "[1-9][0-9]*", "1"));
    return response.toPact(V4Pact.class);
  }

  /** Written at the end as well: each test has replaced the file. */
  @AfterAll
  final void write_the_pact() {
    V4Pact pact = requireNonNull(last);
    new V4Pact(pact.getConsumer(), pact.getProvider(), interactions)
        .write(requireNonNull(System.getProperty("pact.rootDir")), PactSpecVersion.V4);
  }
}
