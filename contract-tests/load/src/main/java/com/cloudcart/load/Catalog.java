package com.cloudcart.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Creates the products that the shoppers buy, before they start. */
final class Catalog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;

  Catalog(String url) {
    this.url = url;
  }

  /** Creates a product at a price of 12.50 and returns its id. */
  String create(String title, int stock) {
    String body =
        "{\"title\": \"%s\", \"price\": 12.50, \"stock\": %d, \"category\": \"load\"}"
            .formatted(title, stock);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/products"))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 201) {
        throw new IllegalStateException(
            "no product: " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body()).get("productId").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a product at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
