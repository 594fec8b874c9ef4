package com.cloudcart.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of a shopper. An answer is honest when it is a success, a 409 where the document has
 * one, or a 429 or 503 that says when to try again; any other answer is an error.
 */
record Requests(Shop shop) {
  private static final List<Integer> ASKS_TO_WAIT = List.of(429, 503);

  HttpRequestActionBuilder products() {
    return honest(http("GET /products").get(shop.catalog() + "/products?limit=20"), 200);
  }

  HttpRequestActionBuilder search() {
    return honest(http("GET /products?q").get(shop.catalog() + "/products?q=load&sort=price"), 200);
  }

  HttpRequestActionBuilder product() {
    return honest(http("GET /products/{id}").get(shop.catalog() + "/products/#{product}"), 200);
  }

  HttpRequestActionBuilder addToCart() {
    String body =
        """
        {"userId": "#{user}", "productId": "#{product}", "title": "Load", "price": 12.50, "quantity": 1}\
        """;
    return honest(http("POST /cart").post(shop.cart() + "/cart").body(StringBody(body)), 200, 409);
  }

  HttpRequestActionBuilder cart() {
    return honest(http("GET /cart/{user}").get(shop.cart() + "/cart/#{user}"), 200);
  }

  /** Saves the order's id when the order is accepted. */
  HttpRequestActionBuilder placeOrder() {
    String body =
        """
        {"userId": "#{user}", "items": [{"productId": "#{product}", "quantity": 1, "price": 12.50}]}\
        """;
    return honest(
            http("POST /orders")
                .post(shop.orders() + "/orders")
                .header("Idempotency-Key", "#{user}-key")
                .body(StringBody(body)),
            201,
            409)
        .check(jsonPath("$.orderId").optional().saveAs("order"));
  }

  /** Saves the order's status. */
  HttpRequestActionBuilder order() {
    return honest(
            http("GET /orders/{id}").get(shop.orders() + "/orders/#{order}?userId=#{user}"), 200)
        .check(jsonPath("$.status").optional().saveAs("status"));
  }

  /** Fails for an order that is not finished. */
  HttpRequestActionBuilder finishedOrder() {
    return honest(
            http("order is finished").get(shop.orders() + "/orders/#{order}?userId=#{user}"), 200)
        .check(jsonPath("$.status").in("SHIPPED", "FAILED"));
  }

  private HttpRequestActionBuilder honest(HttpRequestActionBuilder request, Integer... expected) {
    List<Integer> honest = new ArrayList<>(ASKS_TO_WAIT);
    honest.addAll(List.of(expected));
    return request
        .header("x-api-key", shop.apiKey())
        .header("content-type", "application/json")
        .check(status().in(honest))
        .checkIf((response, session) -> ASKS_TO_WAIT.contains(response.status().code()))
        .then(header("Retry-After").exists());
  }
}
