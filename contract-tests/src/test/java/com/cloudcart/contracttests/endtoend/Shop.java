package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.kit.test.ApiContract;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls the shop's three APIs over HTTP. */
public final class Shop implements AutoCloseable {
  static final String API_KEY = "cloudcart-dev-key-2024";
  private static final Set<String> ENDS = Set.of("SHIPPED", "FAILED");
  private static final Duration ORDER_LIMIT = Duration.ofSeconds(60);

  private final Api catalog;
  private final Api cart;
  private final Api orders;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Shop(Addresses addresses) {
    catalog = Api.of(addresses.catalog(), "catalog");
    cart = Api.of(addresses.cart(), "cart");
    orders = Api.of(addresses.orders(), "orders");
  }

  /** The URLs of the three APIs, from the storefront's settings file. */
  public record Addresses(String catalog, String cart, String orders) {

    public static Addresses of(Path storefrontEnvironment) {
      Properties variables = new Properties();
      try {
        variables.load(Files.newBufferedReader(storefrontEnvironment));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Addresses(
          variables.getProperty("NEXT_PUBLIC_CATALOG_API_URL"),
          variables.getProperty("NEXT_PUBLIC_CART_API_URL"),
          variables.getProperty("NEXT_PUBLIC_ORDERS_API_URL"));
    }
  }

  private record Api(String address, ApiContract contract, Routes routes) {
    static Api of(String address, String document) {
      return new Api(address, new ApiContract(document), Routes.of(document));
    }
  }

  /** The fields of a product that the tests use. */
  public record Product(String productId, BigDecimal price) {
    /** An order line with this quantity, at the product's price. */
    public Line times(int quantity) {
      return new Line(productId, quantity, price);
    }
  }

  /** A line of an order request. */
  public record Line(String productId, int quantity, BigDecimal price) {
    String json() {
      return "{\"productId\":\"%s\",\"quantity\":%d,\"price\":%s}"
          .formatted(productId, quantity, price.toPlainString());
    }
  }

  public Product createProduct(int stock) {
    BigDecimal price = new BigDecimal("12.50");
    String title = "Probe " + UUID.randomUUID();
    Answer answer =
        send(
            "POST",
            catalog,
            "/products",
            "{\"title\":\"%s\",\"price\":%s,\"stock\":%d}".formatted(title, price, stock),
            Map.of());
    expect(201, answer);
    return new Product(answer.json().get("productId").textValue(), price);
  }

  public int stockOf(Product product) {
    Answer answer = send("GET", catalog, "/products/" + product.productId(), "", Map.of());
    expect(200, answer);
    return answer.json().get("stock").intValue();
  }

  /** Reserves one item, as the order function does. */
  public void reserve(Product product, String reservationId) {
    String body = "{\"reserve\":1,\"reservationId\":\"%s\"}".formatted(reservationId);
    expect(
        200, send("PATCH", catalog, "/products/" + product.productId() + "/stock", body, Map.of()));
  }

  public Answer cart(String method, String path, String body) {
    return send(method, cart, path, body, Map.of());
  }

  public static String orderFor(String userId, Line... lines) {
    return "{\"userId\":\"%s\",\"items\":[%s]}"
        .formatted(userId, Arrays.stream(lines).map(Line::json).collect(Collectors.joining(",")));
  }

  public Answer placeOrder(String userId, Line... lines) {
    return post(orderFor(userId, lines), Map.of());
  }

  public Answer placeOrderWithKey(String idempotencyKey, String userId, Line... lines) {
    return post(orderFor(userId, lines), Map.of("Idempotency-Key", idempotencyKey));
  }

  /** Sends the body unchanged to {@code POST /orders}, with the API key. */
  public Answer post(String body, Map<String, String> headers) {
    return send("POST", orders, "/orders", body, withKey(headers));
  }

  public Answer orderWithoutApiKey(String body) {
    return send("POST", orders, "/orders", body, Map.of());
  }

  public Answer order(String orderId, String userId) {
    return send("GET", orders, "/orders/" + orderId + "?userId=" + userId, "", withKey(Map.of()));
  }

  public List<JsonNode> ordersOf(String userId) {
    Answer answer =
        send("GET", orders, "/orders?limit=100&userId=" + userId, "", withKey(Map.of()));
    expect(200, answer);
    return answer.json().get("orders").valueStream().toList();
  }

  /** Waits until the order is SHIPPED or FAILED, and returns it. */
  public JsonNode awaitEnd(String orderId, String userId) {
    Await.until("the end of order " + orderId, ORDER_LIMIT, () -> hasEnded(orderId, userId));
    return order(orderId, userId).json();
  }

  /** Invokes a function without an API over HTTP; this avoids a dependency on the Lambda SDK. */
  Answer invoke(URI invocations, String region, String event) {
    String scope = "Credential=test/20260101/" + region + "/lambda/aws4_request";
    String signature = "AWS4-HMAC-SHA256 " + scope + ", SignedHeaders=host, Signature=none";
    return send("POST", invocations.toString(), event, Map.of("authorization", signature));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private boolean hasEnded(String orderId, String userId) {
    Answer answer = order(orderId, userId);
    return answer.status() == 200 && ENDS.contains(answer.json().get("status").textValue());
  }

  private static Map<String, String> withKey(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("x-api-key", API_KEY);
    return all;
  }

  private static void expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("expected " + status + ", got " + answer);
    }
  }

  /** The answer, which the document allows unless API Gateway itself sent it. */
  private Answer send(
      String method, Api api, String path, String body, Map<String, String> headers) {
    Answer answer = send(method, api.address() + path, body, headers);
    if (!isTheGateways(answer)) {
      String withoutQuery = path.replaceAll("\\?.*", "");
      String resource = api.routes().find(method, withoutQuery).orElseThrow().resource();
      api.contract().check(method, withoutQuery, resource, answer);
    }
    return answer;
  }

  /** API Gateway itself answers when the API key is missing, or the function died or is busy. */
  private static boolean isTheGateways(Answer answer) {
    return answer.body().startsWith("{\"message\": ");
  }

  private Answer send(String method, String uri, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri))
            .timeout(Duration.ofMinutes(1))
            .method(method, BodyPublishers.ofString(body))
            // Without this header, LocalStack's API Gateway treats the body as a form.
            .header("content-type", "application/json");
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      Map<String, String> received = new TreeMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) ->
              received.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
      return new Answer(answer.statusCode(), received, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
