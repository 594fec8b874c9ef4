package com.cloudcart.kit.client;

import com.cloudcart.kit.client.ApiCallFailed.Reason;
import com.cloudcart.kit.log.Correlation;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the calls of a generated client. Made once per process, while it starts: the first use of
 * java.net.http costs more than any call. It repeats nothing; whether a call may be repeated is the
 * caller's to know. Every call carries the {@link Correlation} of the work at hand.
 */
public final class JsonHttpClient {
  private final HttpClient http;
  private final String baseUrl;
  private final Duration timeout;
  private final RequestSigner signer;

  /**
   * A client of an API that everybody may call.
   *
   * @param baseUrl of the API, with its stage
   * @param timeout for the whole answer, body included
   */
  public JsonHttpClient(URI baseUrl, Duration timeout) {
    this(baseUrl, timeout, RequestSigner.NONE);
  }

  /** A client of an API that requires signatures for some operations. */
  public JsonHttpClient(URI baseUrl, Duration timeout, RequestSigner signer) {
    this.signer = signer;
    this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout.dividedBy(2))
            .build();
  }

  /**
   * Sends the call and waits for its answer.
   *
   * @throws ApiCallFailed when no complete answer came
   */
  public ApiAnswer send(ApiCall call) {
    // The client's own time-out ends with the headers; a body that trickles in would be waited for
    // without end.
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(call), BodyHandlers.ofByteArray());
    try {
      return new ApiAnswer(call, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ApiCallFailed(Reason.TIMED_OUT, call + " had no answer in " + timeout, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiCallFailed(Reason.BROKEN_OFF, call + " was interrupted", e);
    } catch (ExecutionException e) {
      throw failed(call, e.getCause() == null ? e : e.getCause());
    }
  }

  private static ApiCallFailed failed(ApiCall call, Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new ApiCallFailed(Reason.NO_CONNECTION, call + " found no connection", cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return new ApiCallFailed(Reason.TIMED_OUT, call + " had no answer", cause);
    }
    return new ApiCallFailed(Reason.BROKEN_OFF, call + " was broken off", cause);
  }

  private HttpRequest request(ApiCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + call.target()))
            .timeout(timeout)
            .header("accept", "application/json");
    Correlation.current().headers().forEach(request::header);
    call.headers().forEach(request::header);
    String body = call.body();
    if (body == null) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request.header("content-type", "application/json");
      request.method(call.method(), BodyPublishers.ofString(body));
    }
    if (call.isSigned()) {
      signer
          .sign(request.build(), body == null ? "" : body)
          .forEach((name, values) -> values.forEach(value -> request.setHeader(name, value)));
    }
    return request.build();
  }
}
