package com.cloudcart.contracttests.failures;

import com.cloudcart.contracttests.cloud.Answer;
import com.cloudcart.contracttests.cloud.SpecConformance;
import com.cloudcart.contracttests.provider.Gateway;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Serves the three APIs with the packaged functions, and validates each response against its
 * document.
 */
final class ServedApis implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Packaged packaged;
  private final Map<String, Gateway> gateways;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServedApis(Packaged packaged, Map<String, Gateway> gateways) {
    this.packaged = packaged;
    this.gateways = gateways;
  }

  /** The headers of a request. */
  record Headers(Map<String, String> all) {
    static Headers usual() {
      return new Headers(Map.of("Content-Type", "application/json", "x-api-key", Packaged.API_KEY));
    }

    static Headers asText() {
      return new Headers(Map.of("Content-Type", "text/plain", "x-api-key", Packaged.API_KEY));
    }

    static Headers withoutKey() {
      return new Headers(Map.of("Content-Type", "application/json"));
    }
  }

  /**
   * Starts the functions.
   *
   * @param dynamo the DynamoDB that holds their tables
   * @param endpoint the DynamoDB endpoint of the functions
   */
  static ServedApis open(LocalDynamo dynamo, URI endpoint) {
    Packaged packaged = new Packaged(dynamo.client(), endpoint);
    Gateway catalog = packaged.catalog(packaged.tables("catalog"));
    Gateway cart = packaged.cart(packaged.tables("cart"));
    TemplateTables tables = packaged.tables("order");
    Gateway orders = packaged.orders(tables, catalog.url());
    return new ServedApis(packaged, Map.of("catalog", catalog, "cart", cart, "orders", orders));
  }

  Answer send(ExampleRequest request, Headers headers) {
    URI url = gateway(request).url().resolve(request.path());
    HttpRequest.Builder call =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .method(request.method(), BodyPublishers.ofString(request.body()));
    headers.all().forEach(call::header);
    try {
      var response = client.send(call.build(), BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      new SpecConformance(request.api() + ".yaml").check(request.method(), request.path(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Gateway gateway(ExampleRequest request) {
    Gateway gateway = gateways.get(request.api());
    if (gateway == null) {
      throw new IllegalArgumentException("no API " + request.api());
    }
    return gateway;
  }

  @Override
  public void close() {
    client.shutdownNow();
    packaged.close();
  }
}
