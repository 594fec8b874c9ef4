package com.cloudcart.contracttests.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudcart.contracttests.cloud.Fault.Moment;
import com.cloudcart.contracttests.cloud.Fault.Verdict;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndpointProxyTest {
  @RegisterExtension
  static final WireMockExtension UPSTREAM = WireMockExtension.newInstance().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private EndpointProxy proxy = EndpointProxy.inFrontOf(URI.create("http://127.0.0.1:1"));

  @BeforeEach
  void start_the_proxy_in_front_of_a_server() {
    proxy.close();
    proxy = EndpointProxy.inFrontOf(URI.create(UPSTREAM.baseUrl()));
    UPSTREAM.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(409).withHeader("a", "b").withBody("no")));
  }

  @AfterEach
  void close() {
    proxy.close();
    client.shutdownNow();
  }

  @Test
  void proxy_forwards_request_and_response() throws Exception {
    HttpResponse<String> answer = send("/stage/_user_request_/products/1%2F2/stock?a=b");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("no");
    assertThat(answer.headers().firstValue("a")).contains("b");
    UPSTREAM.verify(
        patchRequestedFor(urlEqualTo("/stage/_user_request_/products/1%2F2/stock?a=b"))
            .withHeader("x-correlation-id", equalTo("c-1"))
            .withRequestBody(equalTo("body")));
  }

  @Test
  void proxy_records_the_calls_since_the_last_reset() throws Exception {
    send("/first");
    proxy.startAnew(Fault.NONE);

    send("/stage/_user_request_/second");

    assertThat(proxy.calls()).extracting(Call::toString).containsExactly("1. PATCH /second");
    assertThat(proxy.calls().getFirst().isForTheCatalog()).isTrue();
    assertThat(proxy.calls().getFirst().body()).isEqualTo("body");
  }

  @Test
  void a_call_dropped_before_forwarding_does_not_reach_the_server() {
    proxy.startAnew((moment, call) -> Verdict.DROP);

    assertThatThrownBy(() -> send("/any")).isInstanceOf(IOException.class);

    UPSTREAM.verify(0, patchRequestedFor(anyUrl()));
  }

  @Test
  void a_call_dropped_after_the_response_has_reached_the_server() {
    proxy.startAnew((moment, call) -> moment == Moment.AFTER ? Verdict.DROP : Verdict.PASS);

    assertThatThrownBy(() -> send("/any")).isInstanceOf(IOException.class);

    UPSTREAM.verify(patchRequestedFor(urlEqualTo("/any")));
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(proxy.through(UPSTREAM.baseUrl() + path)))
            .method("PATCH", BodyPublishers.ofString("body"))
            .header("x-correlation-id", "c-1")
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
